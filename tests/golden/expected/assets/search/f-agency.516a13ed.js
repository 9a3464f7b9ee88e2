candourSearch("f-agency",[["social-care","Children's social care","DQfAAA=="],["schools","Schools","DQfAAA=="]]);
