/* Sums and products wrap at 64 bits. */
BEGIN
{
	x = 0x7fffffffffffffff;
	printf("%d\n", x + 1);
	printf("%d\n", x * 2);
	y = -0x7fffffffffffffff - 1;
	printf("%d %d\n", y, -y);
	printf("%d %d\n", y - 1, ~y);
	z = 18446744073709551615UL;
	printf("%d %u %x\n", z, z, z);
	exit(0);
}
