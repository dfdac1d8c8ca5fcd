BEGIN
{
	printf("%s\n", stringof("text"));
	printf("%s\n", (string)"cast");
	exit(0);
}
