BEGIN { printf("%d %d %s|\n", 'abcdefgh', sizeof('abcdefgh'), "cut\0off"); x = "a\0b"; printf("%s %d\n", x, sizeof("a\0b")); exit(0); }
