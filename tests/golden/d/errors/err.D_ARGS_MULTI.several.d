python*:::gc-start, python*:::function-entry { trace(args[2]); }
