int zero;
BEGIN { x = 1 / zero; }
BEGIN { printf("between\n"); }
BEGIN { x = 1 / zero; }
BEGIN { exit(0); }
ERROR { n++; printf("ERROR %d: %d %d\n", n, arg2, arg4); }
