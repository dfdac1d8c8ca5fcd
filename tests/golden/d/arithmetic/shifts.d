/* Only the low six bits of the count matter; the left operand gives the type. */
BEGIN
{
	x = -8L; i = -8;
	printf("%d %d\n", x >> 1, i >> 1);
	printf("%d %d\n", i >> 1L, 1 << 40L);
	s = 65; printf("%d %d\n", 1 << s, 1L << s);
	exit(0);
}
