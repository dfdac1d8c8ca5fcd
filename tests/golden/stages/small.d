python*:::function-entry
/copyinstr(arg1) == "start"/
{
	self->depth++;
	printf("%d %s\n", arg2 / self->depth, copyinstr(arg0));
	@calls[copyinstr(arg1)] = count();
}
