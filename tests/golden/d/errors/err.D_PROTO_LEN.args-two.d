python*:::function-entry { trace(args[0, 1]); }
