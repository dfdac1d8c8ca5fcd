BEGIN
{
	@char[(char)1] = count();
	@short[(short)-2] = count();
	@int[3] = count();
	@long[4L] = count();
	@uchar[(unsigned char)255] = count();
	@ushort[(unsigned short)65535] = count();
	@uint[4294967295U] = count();
	@ulong[18446744073709551615UL] = count();
	@string["text"] = count();
	@all[(char)1, 2, 3L, "four"] = count();
	exit(0);
}
