BEGIN { printf("[%s] [%s]\n", strchr("abc/def", '/'), strrchr("a/b/c", '/')); }
BEGIN { printf("[%s] [%s] [%s]\n", strstr("foobar", "ob"), strstr("foobar", ""), strstr("", "")); }
BEGIN { printf("%d %d %d %d\n", strchr("abc", 0) == NULL, strrchr("abc", 0) == NULL, strchr("", 'a') == NULL, strstr("a", "b") == NULL); }
BEGIN { printf("[%s]\n", strchr("abc", 0x162)); exit(0); }
