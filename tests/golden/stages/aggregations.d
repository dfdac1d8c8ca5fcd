python*:::line
{
	@[copyinstr(arg0), arg2] = count();
	@sizes = quantize(arg2);
	@linear[pid] = lquantize(arg2, 0, 100, 10);
}

tick-1s
{
	printa("%s %d %@d\n", @);
	printa(@sizes);
	normalize(@sizes, 10);
	denormalize(@sizes);
	trunc(@, 5);
	trunc(@linear);
	clear(@sizes);
	if (timestamp > 10)
		exit(0);
	else
		ticks++;
}

ERROR { printf("%d %d\n", arg4, arg5); }
