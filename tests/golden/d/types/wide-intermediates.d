/* Operators compute with 64 bits; what is stored or printed is cut to its type. */
int i, j;
BEGIN
{
	i = 25920; j = i * 100000;
	printf("%d %d %d %d\n", i * 100000, j, (i * 100000) / 7, (long)(i * 100000));
	i = 2147483647;
	printf("%d %d %d\n", (i + 1) > 0, (i + 1) >> 1, i + 1);
	exit(0);
}
