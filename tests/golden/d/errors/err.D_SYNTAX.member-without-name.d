struct s { int a, int b[3]; struct *next; };
BEGIN { x = 1; }
