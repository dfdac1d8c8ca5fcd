/* Strings and addresses of characters stand for each other. */
char *p;
BEGIN
{
	s = "abcdef"; p = s;
	printf("%s %s %d %c %c\n", s + 2, stringof(p + 3), strlen(p), s[1], *(p + 1));
	printf("%d %d %d\n", p == "abcdef", s > "abc", "" < NULL);
	printf("%s\n", strjoin(p, s + 4));
	exit(0);
}
