BEGIN { s = "a"; printf("%d %d\n", s == NULL, s != NULL); exit(0); }
