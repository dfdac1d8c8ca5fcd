int p;
BEGIN { y = p.a; }
