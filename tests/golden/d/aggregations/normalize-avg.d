BEGIN
{
	@a = avg(100); @a = avg(201); normalize(@a, 10);
	@q = quantize(5); @q = quantize(5); @q = quantize(5); @q = quantize(5); normalize(@q, 2);
	exit(0);
}
