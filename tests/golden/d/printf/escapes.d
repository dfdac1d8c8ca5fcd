BEGIN
{
	printf("tab\there\n");
	printf("quote \" backslash \\ percent %% done\n");
	printf("octal \101 hex \x42\n");
	printf("\033[1mbold\033[0m\n");
	exit(0);
}
