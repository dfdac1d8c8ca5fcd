python*:::gc-start { trace(args[-1]); }
