/* Without such a speculation the rest of the clause does not run; commit and discard pass over a number that is free. */
BEGIN { n = 0; }
BEGIN { n++; speculate(1); n++; printf("never\n"); }
BEGIN { n += 10; speculate(0); n++; }
BEGIN { n += 100; speculate(-1); n++; }
BEGIN { commit(1); commit(0); discard(1); n += 1000; }
BEGIN { printf("%d\n", n); exit(0); }
ERROR { printf("error %d\n", arg4); }
