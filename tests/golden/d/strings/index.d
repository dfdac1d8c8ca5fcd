BEGIN { s = "one two one"; printf("%d %d %d\n", index(s, "one"), index(s, "two"), index(s, "none")); exit(0); }
