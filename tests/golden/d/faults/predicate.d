int zero;
BEGIN /1 / zero/ { printf("never\n"); }
BEGIN { printf("next\n"); exit(0); }
ERROR { printf("ERROR %d %d %d %d\n", arg1, arg2, arg4, arg5); }
