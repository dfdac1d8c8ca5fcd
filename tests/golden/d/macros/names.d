/* An argument that is a word is an identifier. */
int calls;
BEGIN { $1 = 5; printf("%d\n", calls); exit(0); }
