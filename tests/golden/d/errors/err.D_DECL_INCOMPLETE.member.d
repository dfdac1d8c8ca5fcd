struct s { struct t y; };
BEGIN { exit(0); }
