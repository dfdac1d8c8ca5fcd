BEGIN
{
	@c["a"] = count(); @c["b"] = count(); @c["b"] = count();
	@s["a"] = sum(10); @s["b"] = sum(5);
	printa(@c, @s);
	exit(0);
}
