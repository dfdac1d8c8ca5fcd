BEGIN { printf("%s\n", copyinst(arg0)); }
