/* Numbers differ, and every run gives the same: a replay repeats. */
BEGIN { a = rand(); b = rand(); printf("%d %d\n", a != b, a != 0); exit(0); }
