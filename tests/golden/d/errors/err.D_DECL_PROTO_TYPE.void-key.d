int a[void, int];
BEGIN { exit(0); }
