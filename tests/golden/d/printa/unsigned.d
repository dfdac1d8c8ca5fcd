BEGIN
{
	@s["k"] = sum(-1);
	printa("%s %@d %@u %@x\n", @s);
	exit(0);
}
