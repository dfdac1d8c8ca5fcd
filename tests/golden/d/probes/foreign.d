/* Markers of a program that only the program itself knows. */
postgresql$target:::query-start
{
	printf("%s %s of %d\n", probename, copyinstr(arg0), pid);
}

postgresql*:::query__*
{
	printf("%s:%s %d %d\n", probeprov, probename, arg1, arg5);
}

postgresql$target:::query-start
{
	printf("again\n");
}

postgresql20:::query-done
{
	printf("done in 20: %s\n", copyinstr(arg0));
}
