/* A predicate is computed when its clause's turn comes. */
BEGIN /n == 0/ { n = 1; printf("first\n"); }
BEGIN /n == 0/ { printf("never\n"); }
BEGIN /n++ == 1/ { printf("second\n"); }
BEGIN { printf("%d\n", n); exit(0); }
int n;
