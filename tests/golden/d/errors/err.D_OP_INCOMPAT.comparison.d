python*:::function-entry /copyinstr(arg1) == 5/ { }
