BEGIN
{
	@ = llquantize(1, 10, 0, 3, 5); @ = llquantize(7, 10, 0, 3, 5); @ = llquantize(42, 10, 0, 3, 5); @ = llquantize(-420, 10, 0, 3, 5); @ = llquantize(99999, 10, 0, 3, 5);
}
