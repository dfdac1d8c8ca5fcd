BEGIN
{
	s = strjoin("a\tb", "\n");
	printf("[%S]\n", s);
	exit(0);
}
