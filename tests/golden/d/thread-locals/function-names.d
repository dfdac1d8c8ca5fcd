/* self-> and this-> may take names that functions have. */
BEGIN { self->count++; this->sum = 3; printf("%d %d\n", self->count, this->sum); exit(0); }
