BEGIN
{
	printf("%d %d\n", 2 + 3 * 4, (2 + 3) * 4);
	printf("%d %d\n", 10 - 4 - 3, 100 / 10 / 2);
	printf("%d %d\n", 1 << 2 + 1, 7 & 3 == 3);
	printf("%d %d\n", 1 | 6 ^ 4 & 12, 1 || 0 && 0);
	printf("%d\n", 1 ? 2 : 0 ? 3 : 4);
	printf("%d %d\n", -3 - -2, - - 3);
	printf("%d\n", (1, 2, 3));
	exit(0);
}
