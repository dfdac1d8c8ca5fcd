/* A key that one of them lacks prints as 0; the first decides the order. */
BEGIN
{
	@c["a"] = count(); @c["b"] = count(); @c["b"] = count();
	@s["b"] = sum(5); @s["z"] = sum(7);
	printa("%s %@d %@d\n", @c, @s);
	exit(0);
}
