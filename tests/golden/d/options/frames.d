/* Options of stacks and arguments that a script may set. */
#pragma D option argref
#pragma D option stackframes=2
#pragma D option jstackframes=3
#pragma D option maxframes=4
BEGIN
{
	printf("done\n");
	exit(0);
}
