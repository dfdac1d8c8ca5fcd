int a[5];
BEGIN { y = a[1, 2]; }
