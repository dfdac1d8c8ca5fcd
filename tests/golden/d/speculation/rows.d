/* Rows are those of the clauses that speculated; committing has none. */
#pragma D option quiet=0
BEGIN { s = speculation(); }
BEGIN { speculate(s); trace(1); }
BEGIN { speculate(s); }
BEGIN { trace("between"); }
BEGIN { commit(s); }
BEGIN { exit(0); }
