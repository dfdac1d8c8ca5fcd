struct s { int a; int b[3]; struct s *next; } x, y;
BEGIN
{
	x.a = 1; x.b[0] = 10; x.b[1] = 11; x.b[2] = 12;
	p = &x.b[0]; printf("%d %d %d %d\n", *p, p[1], *(p + 2), (p + 2) - p);
	p++; printf("%d ", *p); p += 1; printf("%d ", *p); --p; printf("%d\n", *p);
	q = &x.a; printf("%d %d %d\n", *q, q == &x.a, q < p);
	printf("%d\n", x.next == NULL);
	exit(0);
}
