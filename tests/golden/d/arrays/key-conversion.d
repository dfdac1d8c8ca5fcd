/* Keys are converted to the types of the first use. */
BEGIN
{
	a[1] = 5;
	a[4294967297] += 1;
	printf("%d\n", a[1]);
	b[(char)1] = 1;
	b[257] += 1;
	printf("%d\n", b[1]);
	exit(0);
}
