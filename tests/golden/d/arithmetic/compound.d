BEGIN
{
	c = (char)1; c += 300; printf("%d\n", c);
	i = 1; i += 0x100000000; printf("%d\n", i);
	i *= 3000000000; printf("%d\n", i);
	printf("%d\n", i += 1L << 32);
	x = (c = 511); printf("%d %d\n", x, c);
	exit(0);
}
