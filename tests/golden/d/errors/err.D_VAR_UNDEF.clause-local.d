BEGIN { printf("%d\n", this->x); }
