/* Unsigned wins between operands of one size. */
BEGIN
{
	u = 4000000000U;
	ul = 0xffffffffffffffffUL;
	printf("%d %d\n", u / 3, u % 7);
	printf("%d %d\n", ul / 2, ul % 10);
	printf("%d %d %d\n", ul > 1, -1 > 1U, -1L > 1U);
	printf("%d %d\n", u >> 31, ul >> 63);
	printf("%d\n", u < -1);
	printf("%d\n", (int)u);
	exit(0);
}
