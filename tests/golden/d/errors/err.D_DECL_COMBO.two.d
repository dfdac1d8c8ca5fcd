struct s { int a; } char c;
BEGIN { exit(0); }
