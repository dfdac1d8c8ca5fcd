struct s x;
BEGIN { exit(0); }
