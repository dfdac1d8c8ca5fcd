/* What a faulting clause stored before the fault stays; ERROR runs when the clause ends. */
int zero; int e; int x;
BEGIN { x = 5; y = 1 / zero; x = 6; }
BEGIN { printf("x %d e %d\n", x, e); exit(0); }
ERROR { e = 1; x++; }
END { printf("x %d e %d\n", x, e); }
