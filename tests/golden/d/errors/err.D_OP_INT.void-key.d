BEGIN { a[printf("x")] = 1; b = a[1]; }
