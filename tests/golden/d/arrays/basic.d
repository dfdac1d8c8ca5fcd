BEGIN
{
	a["one"] = 1; a["two"] = 2;
	printf("%d %d %d\n", a["one"], a["two"], a["three"]);
	b[1] = 10; b[-1] = 20; b[1] += 5;
	printf("%d %d %d\n", b[1], b[-1], b[0]);
	a["one"] = 0;
	printf("%d\n", a["one"]);
	exit(0);
}
