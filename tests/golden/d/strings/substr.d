BEGIN
{
	s = "0123456789";
	printf("[%s] [%s] [%s]\n", substr(s, 3), substr(s, 3, 2), substr(s, -3));
	printf("[%s] [%s] [%s]\n", substr(s, -3, 2), substr(s, 2, -2), substr(s, 20));
	printf("[%s] [%s] [%s]\n", substr(s, 8, 10), substr(s, -20), substr(s, -12, 4));
	printf("[%s] [%s]\n", substr(s, 0, 0), substr(s, 5, -5));
	exit(0);
}
