BEGIN { x = count(); printf("%d\n", x); }
