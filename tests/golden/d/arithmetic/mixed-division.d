BEGIN
{
	i = -7; u = 2U; l = -7L;
	printf("%d %d\n", i / u, i % u);
	printf("%d %d\n", l / u, l % u);
	printf("%d %d\n", i / 2UL, i % 2UL);
	exit(0);
}
