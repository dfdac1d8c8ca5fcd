BEGIN
{
	@ = llquantize(-15, 10, 0, 2, 10); @ = llquantize(0, 10, 0, 2, 10); @ = llquantize(42, 10, 0, 2, 10);
	exit(0);
}
