python*:::function-entry, python*:::function-return, python*:::gc-done
{
	printf("%s %d\n", probename, arg2);
}
