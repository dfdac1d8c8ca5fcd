/* Room for two: an element takes 4 + 4 + 8 bytes of key and 4 of value. */
#pragma D option quiet
#pragma D option dynvarsize=48

BEGIN { a[1] = 1; a[2] = 2; printf("lost\n"); a[3] = 3; printf("lost\n"); }
BEGIN { a[1] += 10; printf("%d %d %d\n", a[1], a[2], a[3]); }
BEGIN { a[2] = 0; a[3] = 3; printf("%d %d %d\n", a[1], a[2], a[3]); }
BEGIN { a[1]++; self->x = 1; printf("lost\n"); }
BEGIN { a[1] = 0; self->x = 1; printf("%d %d %d\n", a[1], a[3], self->x); }
BEGIN { self->x = 0; a[4]++; a[4]++; printf("%d\n", a[4]); exit(0); }
