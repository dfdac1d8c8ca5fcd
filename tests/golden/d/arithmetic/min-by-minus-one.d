/* The one signed quotient that does not fit; no fault. */
BEGIN
{
	x = -9223372036854775807 - 1;
	y = -1;
	printf("%d\n", x / y);
	exit(0);
}
