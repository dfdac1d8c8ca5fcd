BEGIN { x = 5 / 0; printf("%d\n", x); }
