/* args[n] is argn; arguments that the probe lacks are 0. */
python*:::gc-start
{
	printf("%d %d %d %d\n", arg0, args[0], arg5, arg9);
}
