#pragma D option strsize=8
BEGIN
{
	s = strjoin("abcdef", "ghijkl");
	printf("[%s] %d\n", s, strlen(s));
	@[strjoin("abcdef", "ghijkl")] = count();
	printa("[%s]\n", @);
}
