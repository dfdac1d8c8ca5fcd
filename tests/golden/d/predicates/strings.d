python*:::function-entry
/copyinstr(arg1) == "start"/
{
	self->trace = 1;
}

python*:::function-entry
/self->trace/
{
	printf("%s\n", copyinstr(arg1));
}

python*:::function-return
/copyinstr(arg1) == "start"/
{
	self->trace = 0;
}
