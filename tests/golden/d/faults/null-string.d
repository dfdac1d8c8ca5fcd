python*:::function-entry { printf("%s\n", copyinstr(arg1)); }
