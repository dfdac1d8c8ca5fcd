/* A fault takes the clause's part of the speculation back, not the others. */
BEGIN { s = speculation(); }
BEGIN { speculate(s); printf("kept\n"); }
BEGIN { speculate(s); printf("lost\n"); trace(1 / (s - s)); }
BEGIN { printf("before\n"); }
BEGIN { commit(s); }
BEGIN { exit(0); }
ERROR { printf("error %d\n", arg4); }
