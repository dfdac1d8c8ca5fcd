BEGIN
{
	printf("%s %s %s\n", lltostr(0), lltostr(-1), lltostr(9223372036854775807));
	exit(0);
}
