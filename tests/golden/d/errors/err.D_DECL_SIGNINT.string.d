BEGIN { printf("%d\n", sizeof(unsigned string)); }
