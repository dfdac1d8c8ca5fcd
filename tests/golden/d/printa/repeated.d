/* printa waits for the end of the firing: it shows what later clauses have added, too. */
BEGIN
{
	@a["k"] = sum(1); printa("%s %@d\n", @a);
	@a["k"] = sum(1); printa("%s %@d\n", @a);
	printf("after\n");
}
BEGIN { @a["k"] = sum(5); }
