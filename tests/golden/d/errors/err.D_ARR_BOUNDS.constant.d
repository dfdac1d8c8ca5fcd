int a[5];
BEGIN { y = a[5]; }
