/* An inline is computed where it is used. */
int x;
inline int twice = x + x;
BEGIN { x = 3; printf("%d\n", twice); x = 4; printf("%d\n", twice); exit(0); }
