BEGIN
{
	@a["two"] = sum(2); @a["one"] = sum(1); @a["three"] = sum(3);
	@b[1, "x"] = count(); @b[1, "y"] = count(); @b[0, "z"] = count();
	exit(0);
}
