struct s { int length; } x;
BEGIN { y = x.lenght; }
