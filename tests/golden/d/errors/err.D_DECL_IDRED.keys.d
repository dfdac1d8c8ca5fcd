int a[int];
int a[int, int];
BEGIN { exit(0); }
