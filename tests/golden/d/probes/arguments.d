python*:::function-entry
{
	printf("%s:%s:%d\n", copyinstr(arg0), copyinstr(arg1), arg2);
}
