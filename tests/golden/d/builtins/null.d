BEGIN { x = NULL; printf("%d %d\n", x == NULL, x == 0); exit(0); }
