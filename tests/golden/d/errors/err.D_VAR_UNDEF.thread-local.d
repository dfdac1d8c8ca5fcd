BEGIN { printf("%d\n", self->depth); printf("%d\n", self->depth); }
