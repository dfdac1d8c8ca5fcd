self int depth;
self int unset;
BEGIN { self->depth++; self->x = 5; self->s = "text"; }
BEGIN { printf("%d %d %s\n", self->depth, self->x, self->s); self->x = 0; }
BEGIN { printf("%d\n", self->x); exit(0); }
END { printf("%d\n", self->unset); }
