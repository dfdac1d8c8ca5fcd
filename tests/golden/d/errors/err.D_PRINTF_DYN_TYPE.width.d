BEGIN { printf("%*d\n", "x", 5); }
