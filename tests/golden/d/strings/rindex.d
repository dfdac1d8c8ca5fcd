BEGIN { s = "one two one"; printf("%d %d %d\n", rindex(s, "one"), rindex(s, "two"), rindex(s, "none")); exit(0); }
