/* Read once, or up to a length. */
python*:::function-entry
{
	printf("%s %s %s [%s]\n", copyinstr(arg0), copyinstr(arg0, 4), basename(copyinstr(arg0)), dirname(copyinstr(arg0)));
	printf("%d %s\n", strlen(copyinstr(arg1)), stringof(arg1));
}
