/* Used three times, said once. */
BEGIN
{
	printf("%d\n", cuont);
	x = cuont + cuont;
	printf("%d\n", x);
}
