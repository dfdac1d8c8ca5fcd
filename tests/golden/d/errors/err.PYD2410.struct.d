struct s { char a[1073741823]; char b[1073741823]; char c[1073741823]; };
BEGIN { exit(0); }
