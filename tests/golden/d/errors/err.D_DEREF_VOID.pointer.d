void *p;
BEGIN { y = *p; }
