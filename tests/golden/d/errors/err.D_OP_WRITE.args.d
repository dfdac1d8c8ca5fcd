python*:::function-entry { args[0] = 5; }
