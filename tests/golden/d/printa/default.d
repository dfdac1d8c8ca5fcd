BEGIN
{
	@a["x", 1] = count(); @a["y", 2] = count(); @a["y", 2] = count();
	printa(@a);
	exit(0);
}
