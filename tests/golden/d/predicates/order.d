/* The body brings up what the predicate uses, or the predicate what the body uses. */
BEGIN /x == 0/ { x = 5; printf("%d\n", x); }
BEGIN /y++ == 0/ { printf("%d\n", y); exit(0); }
