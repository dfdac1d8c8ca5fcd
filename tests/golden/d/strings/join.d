BEGIN
{
	x = "left";
	printf("%s\n", strjoin(x, strjoin("-", "right")));
	printf("[%s]\n", strjoin("", ""));
	printf("%d %d\n", strlen("four"), strlen(""));
	exit(0);
}
