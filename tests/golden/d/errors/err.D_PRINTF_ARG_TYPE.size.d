BEGIN { printf("%llx", (unsigned long)5); }
