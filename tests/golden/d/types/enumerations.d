enum color { RED, GREEN = 5, BLUE };
enum color c;
BEGIN
{
	c = BLUE; d = GREEN + 1;
	printf("%d %d %d %d %d\n", RED, c, d, c == BLUE, c > GREEN);
	exit(0);
}
