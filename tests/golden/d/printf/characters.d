BEGIN
{
	printf("[%c] [%3c] [%-3c]\n", 'x', 'x', 'x');
	printf("[%C] [%C] [%C]\n", 'x', 10, 7);
	exit(0);
}
