:::
{
	printf("%s %s\n", probeprov, probename);
}
