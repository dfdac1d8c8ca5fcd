struct bits { int a:3; unsigned int b:5; long c:33; unsigned char d:1; } v;
BEGIN
{
	v.a = 5; v.b = 37; v.c = 1LL << 32; v.d = 3;
	printf("%d %d %d %d\n", v.a, v.b, v.c, v.d);
	v.a++; v.b -= 6; v.d = 0;
	printf("%d %d %d %d\n", v.a, v.b, v.c, v.d);
	exit(0);
}
