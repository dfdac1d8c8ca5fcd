python*:::function-entry { entered[tid, copyinstr(arg1)] = timestamp; calls[copyinstr(arg1)]++; }
python*:::function-return
{
	printf("%s %d %d\n", copyinstr(arg1), timestamp - entered[tid, copyinstr(arg1)], calls[copyinstr(arg1)]);
}
