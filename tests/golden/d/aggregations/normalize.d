BEGIN
{
	@s["a"] = sum(100); @s["b"] = sum(250);
	normalize(@s, 10);
	printa(@s);
	denormalize(@s);
	printa(@s);
	exit(0);
}
