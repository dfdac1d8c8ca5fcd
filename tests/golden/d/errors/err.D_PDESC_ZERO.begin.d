begin { printf("x\n"); }
