BEGIN { s = "one two one"; printf("%d %d\n", index(s, ""), rindex(s, "")); exit(0); }
