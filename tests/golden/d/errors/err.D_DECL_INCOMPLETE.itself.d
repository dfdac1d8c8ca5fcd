struct s { int a; struct s y; };
BEGIN { exit(0); }
