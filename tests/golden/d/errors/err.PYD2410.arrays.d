int a[200000000];
int b[200000000];
BEGIN { a[0] = 1; b[0] = 1; exit(0); }
