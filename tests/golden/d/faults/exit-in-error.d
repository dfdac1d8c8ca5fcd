/* exit in ERROR stops the firing that has faulted. */
int zero;
BEGIN { x = 1 / zero; }
BEGIN { printf("never\n"); }
ERROR { printf("ERROR %d\n", arg2); exit(4); }
END { printf("end\n"); }
