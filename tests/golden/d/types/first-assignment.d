/* A variable takes the type of its first value: y is int and wraps, z is long. */
BEGIN
{
	y = 1; y = 0x1ffffffff;
	z = 1L; z = 0x1ffffffff;
	w = (char)1; w = 511;
	printf("%d %d %d\n", y, z, w);
	exit(0);
}
