tick-0s { }
