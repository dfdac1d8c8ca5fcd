char c;
BEGIN
{
	c = 'x';
	printf("%c %d %c\n", c, c, 65);
	trace('a');
	trace(c);
	printf("\n");
	exit(0);
}
