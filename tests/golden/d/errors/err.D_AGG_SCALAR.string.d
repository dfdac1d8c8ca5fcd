python*:::function-entry { @ = sum(copyinstr(arg1)); }
