python*:::gc-start
{
	printf("%d %Y\n", walltimestamp, walltimestamp);
}
