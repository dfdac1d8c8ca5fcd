/* Only the branch that is taken can fault. */
int zero;
BEGIN { printf("%d\n", zero ? 1 / zero : 7); printf("%d\n", zero && 1 / zero); exit(0); }
