/* Values as bytes; a string has room for strsize bytes with its NUL, as a key for one more. */
#pragma D option rawbytes
#pragma D option strsize=5

BEGIN
{
	trace(1); trace((char)2); trace("abcdefgh"); trace(5LL);
	printf("%s|%d\n", "q", 4);
	@["abc", 7] = count();
	exit(0);
}
