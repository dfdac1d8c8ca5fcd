struct s { int a; } x;
BEGIN { y = x->a; }
