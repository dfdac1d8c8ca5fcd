/* A star takes its number from the next key. */
BEGIN
{
	@[10, 100] = sum(1); @[-10, 200] = sum(2);
	printa("[%-*d]\n", @);
	printa("[%*d] %@d\n", @);
	@s[8, "abcdefghij", 3] = sum(7);
	printa("[%*.2s] %d %5@d\n", @s);
}
