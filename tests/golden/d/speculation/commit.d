#pragma D option nspec=3
BEGIN { a = speculation(); b = speculation(); c = speculation(); d = speculation(); printf("%d %d %d %d\n", a, b, c, d); }
BEGIN { speculate(a); printf("first of a\n"); }
BEGIN { speculate(b); printf("of b\n"); }
BEGIN { speculate(a); printf("second of a\n"); }
BEGIN { speculate(c); printf("of c, forgotten\n"); }
BEGIN { printf("before the commits\n"); }
BEGIN { commit(b); commit(a); discard(c); }
BEGIN { printf("after them\n"); commits++; }
/* A free one can be taken again; what was committed is gone. */
BEGIN { e = speculation(); printf("%d\n", e > 0); }
BEGIN { commit(e); }
BEGIN { exit(0); }
