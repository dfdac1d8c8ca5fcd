void *p;
BEGIN { q = p + 1; }
