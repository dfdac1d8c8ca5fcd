/* The bounds of buckets are numbers in JSON, also those that a table has no room for. */
#pragma D option quiet
BEGIN
{
	@far = llquantize(123456789012345, 10, 0, 13, 10);
	@near = llquantize(5, 10, 2, 4, 10);
	@near = llquantize(-5000, 10, 2, 4, 10);
	exit(0);
}
