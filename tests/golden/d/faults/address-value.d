BEGIN { printf("%s\n", copyinstr(0x1234)); }
BEGIN { exit(0); }
ERROR { printf("ERROR %d %d %d %x\n", arg1, arg2, arg4, arg5); }
