/* A plain assignment computes its value before the keys. */
#pragma D option quiet
BEGIN
{
	x = 1;
	a[x++] = x;
	printf("%d %d %d\n", a[1], a[2], x);
	y = 5;
	this->z = 3;
	b[y++, ++this->z] = y + this->z;
	printf("%d %d\n", b[5, 4], b[6, 4]);
	s[x] = x++;
	printf("%d %d\n", s[2], s[3]);
	printf("%d %d\n", self->q[x++] = x, self->q[3]);
	exit(0);
}
