void v;
BEGIN { v = 1; }
