BEGIN
{
	@c["k"] = count(); @s["k"] = sum(9); @m["k"] = min(3); @x["k"] = max(3); @a["k"] = avg(4);
	clear(@c); clear(@s); clear(@m); clear(@x); clear(@a);
	exit(0);
}
