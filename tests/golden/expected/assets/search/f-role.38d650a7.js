candourSearch("f-role",[["social-worker","Social worker","DQfAAA=="],["school-staff","School or college staff","ARWA"],["team-manager","Team manager","DQfAAA=="]]);
