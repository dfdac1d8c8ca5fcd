struct s { void a; };
BEGIN { exit(0); }
