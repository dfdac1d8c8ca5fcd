BEGIN
{
	i = 5;
	printf("%d %d\n", i++, i);
	printf("%d %d\n", ++i, i);
	printf("%d %d\n", i--, i);
	printf("%d %d\n", --i, i);
	a["k"]++; a["k"]++; ++a["k"];
	printf("%d %d\n", a["k"], a["k"]--);
	j = k = 7;
	printf("%d %d\n", j, k);
	exit(0);
}
