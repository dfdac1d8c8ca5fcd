BEGIN
{
	@c = count(); @c = count();
	@s = sum(5); @s = sum(-7);
	@m = min(3); @m = min(9);
	@x = max(3); @x = max(9);
	@v = avg(7); @v = avg(8);
	@d = stddev(3); @d = stddev(9);
	exit(0);
}
