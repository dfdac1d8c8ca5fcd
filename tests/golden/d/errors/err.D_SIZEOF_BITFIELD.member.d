struct s { int a:3; } x;
BEGIN { y = sizeof(x.a); }
