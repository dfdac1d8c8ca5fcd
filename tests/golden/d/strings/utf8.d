/* Lengths and positions count bytes. */
BEGIN
{
	s = "naïve";
	printf("%s %d %d\n", s, strlen(s), index(s, "v"));
	printf("[%8s] [%-8s] [%.2s]\n", s, s, "abc");
	exit(0);
}
