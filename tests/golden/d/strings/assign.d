string g;
BEGIN
{
	g = "first";
	h = g;
	g = "second";
	printf("%s %s\n", g, h);
	printf("%d\n", g == "second");
	exit(0);
}
