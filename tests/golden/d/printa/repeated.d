/* printa shows what there is when it runs. */
BEGIN
{
	@a["k"] = sum(1); printa("%s %@d\n", @a);
	@a["k"] = sum(1); printa("%s %@d\n", @a);
	printf("after\n");
}
