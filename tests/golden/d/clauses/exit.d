/* The clause goes on after exit, later clauses of the firing do not run, END does. */
BEGIN { printf("before\n"); exit(0); printf("after\n"); }
BEGIN { printf("never\n"); }
END { printf("end\n"); }
