BEGIN
{
	@a["x", 1] = count(); @a["y", 22] = count(); @a["y", 22] = count();
	printa("%s %d %@d\n", @a);
	printa("[%-5s] [%5d] [%@5d] [%-@5d]\n", @a);
	printa("%@d only\n", @a);
	exit(0);
}
