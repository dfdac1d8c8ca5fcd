BEGIN
{
	x = 1;
	printf("%s %s\n", x ? "yes" : "no", x == 2 ? "yes" : "no");
	s = x > 0 ? strjoin("a", "b") : "c";
	printf("%s\n", s);
	printf("%s\n", x == 1 ? "one" : x == 2 ? "two" : "many");
	exit(0);
}
