BEGIN
{
	@a["k"] = sum(1); trunc(@a); printf("nothing:\n"); printa("%s %@d\n", @a); printa(@a);
	exit(0);
}
