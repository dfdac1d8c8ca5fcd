1
{
	printf("one\n");
}

2, dtrace:::BEGIN
{
	printf("%s\n", probename);
	exit(0);
}
