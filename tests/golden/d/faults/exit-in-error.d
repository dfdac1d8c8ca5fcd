/* exit in ERROR stops the firing that has faulted. */
BEGIN { x = 1 / zero; }
BEGIN { printf("never\n"); }
ERROR { printf("ERROR %d\n", arg2); exit(4); }
END { printf("end\n"); }
int zero;
