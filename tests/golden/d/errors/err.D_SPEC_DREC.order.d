BEGIN { printf("a"); speculate(1); }
