/* What does not fit is dropped, a record as a whole; the clause ends where it does. */
#pragma D option specsize=72
BEGIN { s = speculation(); n = 0; x = 1ll; }
BEGIN { speculate(s); printf("%d\n", x++); printf("%d\n", x++); printf("%d\n", x++); printf("%d\n", x++); n++; }
BEGIN { speculate(s); printf("%d %d %d %d %d %d %d %d\n", x, x, x, x, x, x, x, x); n += 10; }
BEGIN { speculate(s); printf("%d %d\n", x, x); n += 100; }
BEGIN { commit(s); }
BEGIN { printf("%d\n", n); exit(0); }
