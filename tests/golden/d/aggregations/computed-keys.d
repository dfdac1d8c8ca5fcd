BEGIN
{
	x = 3;
	@[x > 2 ? "big" : "small", x * 2] = sum(x + 1);
	exit(0);
}
