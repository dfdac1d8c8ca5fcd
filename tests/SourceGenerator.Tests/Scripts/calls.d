int64_t deepest;

python*:::function-entry
{
	@ = count();
	@calls[copyinstr(arg1)] = count();
	@lines[basename(copyinstr(arg0)), arg2] = sum(arg2);
	@sizes = quantize(arg2);
	last = arg2;
	self->depth++;
	deepest = self->depth > deepest ? self->depth : deepest;
	names[arg2] = copyinstr(arg1);
}
