BEGIN { commit(2); }
BEGIN { discard(-1); x = 1; }
BEGIN { printf("%d\n", x); exit(0); }
int x;
ERROR { printf("error %d\n", arg4); }
