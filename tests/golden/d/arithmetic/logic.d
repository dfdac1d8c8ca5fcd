/* && and || stop early, ^^ does not; each gives 0 or 1. */
BEGIN
{
	n = 0;
	r = 0 && n++; printf("%d %d\n", r, n);
	r = 1 || n++; printf("%d %d\n", r, n);
	r = 1 && ++n; printf("%d %d\n", r, n);
	r = 0 || ++n; printf("%d %d\n", r, n);
	r = 1 ^^ n++; printf("%d %d\n", r, n);
	printf("%d %d %d\n", 5 && 7, 5 || 0, 5 ^^ 7);
	exit(0);
}
