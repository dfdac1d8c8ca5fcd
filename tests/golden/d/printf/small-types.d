/* %u, %x and %o show the bits of the argument's own size. */
BEGIN
{
	printf("%x %u %d %o\n", (char)-1, (char)-1, (char)-1, (char)-1);
	printf("%x %u %d\n", (short)-1, (short)-1, (short)-1);
	printf("%x %u %d\n", (unsigned char)200, (unsigned char)200, (unsigned char)200);
	exit(0);
}
