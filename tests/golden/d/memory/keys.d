/* A structure is a key by what it holds. */
struct k { int a; int b; } x, y;
string names[struct k];
struct k points[string, int];
BEGIN
{
	x.a = 1; x.b = 2; y.a = 1;
	names[x] = "x"; names[y] = "y"; y.b = 2;
	printf("%s\n", names[y]);
	points["p", 1] = x; points["p", 2] = y; points["p", 1].a = 7;
	printf("%d %d\n", points["p", 1].a, points["p", 2].a);
	points["p", 1] = 0;
	z = points["p", 1].a;
}
ERROR { printf("%d\n", arg4); exit(0); }
