BEGIN { printf("%d", (void *)5); }
