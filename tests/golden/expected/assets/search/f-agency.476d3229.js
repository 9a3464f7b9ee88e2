candourSearch("f-agency",[["social-care","Children's social care","data:;base64,DQfAAA=="],["schools","Schools","data:;base64,DQfAAA=="]]);
