BEGIN
{
	@a = avg(5); @a = avg(10); @d = stddev(5); @d = stddev(10); @m = min(-4); @x = max(-4);
	printa("%@d\n", @a); printa("%@d\n", @d); printa("%@d\n", @m); printa("%@d\n", @x);
	exit(0);
}
