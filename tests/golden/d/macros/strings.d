/* $1 is a number, a name or else a string; $$1 is always a string. */
BEGIN { name = 1; printf("%d %s %d %s %s %s\n", $1, $$1, $2, $$2, $3, $$0); exit(0); }
