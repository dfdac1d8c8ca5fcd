int a[5];
BEGIN { i = 5; printf("%d\n", a[i]); }
BEGIN { i = -1; a[i] = 3; }
ERROR { printf("%d %d\n", arg4, arg5); }
BEGIN { exit(0); }
