struct s { int a; } x;
BEGIN { y = stringof(x); }
