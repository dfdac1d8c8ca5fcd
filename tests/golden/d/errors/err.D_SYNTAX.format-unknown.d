BEGIN { printf("%q\n", 5); }
