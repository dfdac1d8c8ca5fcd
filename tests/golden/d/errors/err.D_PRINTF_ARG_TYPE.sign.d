BEGIN { printf("%lu", (long)5); }
