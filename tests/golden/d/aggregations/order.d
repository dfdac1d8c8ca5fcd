/* By value, then by key; each aggregation in the order in which it came up. */
BEGIN
{
	@z["b"] = sum(2); @z["a"] = sum(2); @z["c"] = sum(1);
	@a[3] = count(); @a[-1] = count(); @a[20] = count();
	@n[1] = sum(-5); @n[2] = sum(5); @n[3] = sum(0);
	exit(0);
}
