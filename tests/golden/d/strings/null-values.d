/* NULL stays NULL in every kind of variable; only looking into it is a fault. */
BEGIN { this->s = strchr("a", 'z'); g = strchr("a", 'z'); self->s = strchr("a", 'z'); a[1] = strchr("a", 'z'); }
BEGIN { printf("%d %d %d %d\n", this->s == NULL, g == NULL, self->s == NULL, a[1] == NULL); }
BEGIN { printf("%d %d\n", g == "", g < "b"); }
BEGIN { printf("[%s]\n", g); }
BEGIN { printf("[%s]\n", this->s); }
BEGIN { h = g; printf("%d\n", h == NULL); }
BEGIN { printf("%d\n", strlen(strchr("a", 'z'))); }
BEGIN { trace(strchr("a", 'z')); }
BEGIN { printf("[%s]\n", 1 ? strchr("a", 'z') : "x"); }
BEGIN { strchr("a", 'z'); printf("unused\n"); exit(0); }
ERROR { printf("error %d %d\n", arg4, arg5); }
