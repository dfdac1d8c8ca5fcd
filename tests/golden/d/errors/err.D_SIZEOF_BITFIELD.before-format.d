struct s { int a : 3; } s;
BEGIN { printf("%n", sizeof(s.a)); }
