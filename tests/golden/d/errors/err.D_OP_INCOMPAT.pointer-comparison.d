int *p; char *q;
BEGIN { x = p == q; }
