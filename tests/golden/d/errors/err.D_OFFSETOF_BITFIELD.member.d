struct s { int a:3; };
BEGIN { y = offsetof(struct s, a); }
