inline int LIMIT = "ten";
BEGIN { printf("%d\n", LIMIT); }
