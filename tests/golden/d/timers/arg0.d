/* A timer interrupts the kernel, or a program; never both. */
#pragma D option quiet

tick-1ms
/arg0 != 0 && arg1 == 0 || arg0 == 0 && arg1 != 0/
{
	printf("one of them");
	exit(0);
}

tick-1ms
/arg0 == 0 && arg1 == 0 || arg0 != 0 && arg1 != 0/
{
	printf("both or none");
	exit(1);
}
