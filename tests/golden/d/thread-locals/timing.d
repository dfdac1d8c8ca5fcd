python*:::function-entry { self->start[copyinstr(arg1)] = timestamp; }
python*:::function-return
/self->start[copyinstr(arg1)]/
{
	printf("%s %d\n", copyinstr(arg1), timestamp - self->start[copyinstr(arg1)]);
	self->start[copyinstr(arg1)] = 0;
}
