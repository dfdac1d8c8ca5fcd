BEGIN { x = (1, 2); y = 3, z = 4; printf("%d %d %d\n", x, y, z); exit(0); }
