BEGIN { x = 1 ? "a" : 2; printf("%d\n", x); }
