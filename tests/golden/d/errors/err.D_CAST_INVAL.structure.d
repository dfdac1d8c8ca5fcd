struct s { int a; } x;
BEGIN { y = (int)x; }
