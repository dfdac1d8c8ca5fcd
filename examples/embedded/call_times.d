/* How often each function was called, and how long its calls took. */
python*:::function-entry
{
	@calls[basename(copyinstr(arg0)), copyinstr(arg1)] = count();
	self->start[copyinstr(arg1)] = timestamp;
}

python*:::function-return
/self->start[copyinstr(arg1)]/
{
	@longest[copyinstr(arg1)] = max(timestamp - self->start[copyinstr(arg1)]);
	self->start[copyinstr(arg1)] = 0;
}
