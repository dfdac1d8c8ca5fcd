/* Only the branch that is taken can fault. */
BEGIN { printf("%d\n", zero ? 1 / zero : 7); printf("%d\n", zero && 1 / zero); exit(0); }
int zero;
