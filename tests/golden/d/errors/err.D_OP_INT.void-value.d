BEGIN { x = printf("text\n"); printf("%d\n", x); }
