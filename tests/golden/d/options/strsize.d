#pragma D option strsize=8
BEGIN
{
	s = "abcdefghijkl";
	t = substr("abcdefghijkl", 1);
	a["abcdefghijkl"] = 1;
	printf("[%s] %d [%s] %d %d\n", s, strlen(s), t, strlen(t), strlen(strjoin("abcdef", "ghijkl")));
	printf("%d %d %d\n", s == "abcdefghijkl", a["abcdefg"], index(s, "h"));
	@[s] = count();
	printa("[%s]\n", @);
	exit(0);
}
