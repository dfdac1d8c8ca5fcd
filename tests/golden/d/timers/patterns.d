profile:::profile-1*, tick-5*
{
	@[probename] = count();
}

tick-1s
{
	printa("%s\n", @);
	exit(0);
}
