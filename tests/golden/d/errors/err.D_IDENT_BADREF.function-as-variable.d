BEGIN { count = 5; printf("%d\n", count); }
