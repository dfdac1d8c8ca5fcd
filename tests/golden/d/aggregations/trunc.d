BEGIN
{
	@all["a"] = count(); trunc(@all);
	@top["a"] = sum(1); @top["b"] = sum(2); @top["c"] = sum(3); trunc(@top, 2);
	@low["a"] = sum(1); @low["b"] = sum(2); @low["c"] = sum(3); trunc(@low, -2);
	exit(0);
}
