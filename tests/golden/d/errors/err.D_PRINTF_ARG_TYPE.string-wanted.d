python*:::function-entry { printf("%s\n", arg1); }
