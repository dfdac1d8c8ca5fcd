#pragma D option quiet
enum e { A = -4, B, C = 3 };
struct s { enum e m; };
struct s v;
enum e g;
BEGIN
{
	printf("%d %d %i %x %d %d %d %d\n", A, B, A, A, A + 1, A < 0, A == -4, sizeof (A));
	trace(A); trace(" "); trace((int)A); trace(" "); trace((long)A); trace(" "); trace(A + 1L); trace("\n");
	v.m = A; g = B; 
	printf("%d %d %d %d %d\n", v.m, g, v.m < 0, g < 0, g == B);
	trace(v.m); trace(" "); trace(g); trace(" "); trace((long)v.m); trace(" "); trace((long)g); trace("\n");
	x = A; printf("%d %d %d\n", x, x < 0, sizeof (x));
	y = A + 0; printf("%d %d %d\n", y, y < 0, sizeof (y));
	printf("%d %d %d\n", -A, ~A, A / 2);
	@[A] = sum(A); printa(@);
	z = (enum e)-2; printf("%d %d\n", z, z < 0);
	printf("%d %d\n", A < B, A < C);
	exit(0);
}
