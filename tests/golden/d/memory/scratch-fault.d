BEGIN { p = alloca(100); q = alloca(100); printf("fits\n"); r = alloca(100); printf("lost\n"); }
BEGIN { p = alloca(200); printf("again\n"); }
BEGIN { t = (int *)alloca(8); x = t[2]; }
BEGIN { x = *(int *)100; }
BEGIN { s = (int *)0; *s = 1; }
ERROR { printf("%d\n", arg4); }
BEGIN { exit(0); }
