BEGIN
{
	@q["k"] = quantize(5);
	printa("%s:\n%@d\n", @q);
	exit(0);
}
