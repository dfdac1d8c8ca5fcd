/* C's integer promotions: the type of each result shows in how far it wraps. */
BEGIN
{
	printf("%d %d %d\n", -7 / 2, -7 % 2, 7 / -2);
	printf("%d %d\n", 2147483647 + 1, 2147483647L + 1);
	printf("%d %d\n", 1 << 31, 1L << 31);
	printf("%d %d\n", 1 << 33, 1L << 33);
	printf("%d %u\n", -1, -1);
	printf("%d %u\n", -1L, -1L);
	printf("%d %d\n", (char)127 + (char)1, (short)32767 + (short)1);
	printf("%d %d\n", 'a' + 1, 'ab');
	printf("%d\n", 0xffffffff + 1);
	printf("%d\n", 4294967295 + 1);
	exit(0);
}
