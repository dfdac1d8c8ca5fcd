#pragma D option aggpercpu
python*:::function-entry
{
	@calls[copyinstr(arg1)] = count();
	@lines = max(arg2);
	@dist = quantize(arg2);
}
