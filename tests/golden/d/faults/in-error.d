/* A fault in ERROR fires no ERROR. */
int zero;
BEGIN { x = 1 / zero; }
ERROR { printf("first\n"); }
ERROR { printf("lost\n"); x = 1 / zero; }
ERROR { printf("last\n"); exit(0); }
