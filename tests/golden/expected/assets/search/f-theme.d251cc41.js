candourSearch("f-theme",[["voice-of-child","Voice of the child","data:;base64,DQfAAA=="],["supervision","Supervision","data:;base64,DQfAAA=="]]);
