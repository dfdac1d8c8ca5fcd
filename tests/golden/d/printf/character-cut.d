BEGIN { printf("%c\n", 0x4142); exit(0); }
