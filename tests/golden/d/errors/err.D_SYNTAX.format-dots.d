BEGIN { printf("%.2.3d\n", 1); }
