BEGIN
{
	printf("[%s] [%s] [%s]\n", substr("abcde", -7, 4), substr("abcde", -7, -2), substr("abcde", -7));
	exit(0);
}
