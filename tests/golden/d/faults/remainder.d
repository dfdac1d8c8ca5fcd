BEGIN { x = 0; printf("%d\n", 5 % x); }
ERROR { printf("ERROR %d %d %d %d\n", arg1, arg2, arg4, arg5); exit(0); }
