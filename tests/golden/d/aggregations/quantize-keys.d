BEGIN
{
	@q["a", 1] = quantize(5); @q["a", 1] = quantize(9);
	@q["b", 2] = quantize(1000);
	exit(0);
}
