BEGIN { printf("%@d\n", 5); }
