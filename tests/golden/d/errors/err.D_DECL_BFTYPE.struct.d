struct s { int a; };
struct t { struct s b:3; };
BEGIN { exit(0); }
