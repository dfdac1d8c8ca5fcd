/* trunc() makes room again; strings take strsize and their NUL. */
#pragma D option quiet
#pragma D option strsize=16
#pragma D option aggsize=100

BEGIN
{
	@["one"] = count();
	@["two"] = count();
	@["three"] = count();
	printa(@);
	trunc(@);
}

tick-1s
/n++ == 0/
{
	@["three"] = count();
	@["four"] = count();
	@["five"] = count();
}

tick-1s
/n == 2/
{
	exit(0);
}
