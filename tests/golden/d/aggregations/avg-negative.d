BEGIN
{
	@a = avg(-7); @a = avg(-8);
	@b = avg(1); @b = avg(2); @b = avg(2);
	@s = stddev(-5); @s = stddev(5);
	@t = stddev(1000000000000); @t = stddev(-1000000000000);
	exit(0);
}
