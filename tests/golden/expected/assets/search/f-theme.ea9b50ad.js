candourSearch("f-theme",[["voice-of-child","Voice of the child","DQfAAA=="],["supervision","Supervision","DQfAAA=="]]);
