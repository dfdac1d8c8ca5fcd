BEGIN { printf("%-%\n"); }
