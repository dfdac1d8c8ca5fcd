int zero;
BEGIN { exit(0); }
END { printf("lost\n"); x = 1 / zero; }
END { printf("end\n"); }
ERROR { printf("ERROR %d %d %d %d\n", arg1, arg2, arg4, arg5); }
