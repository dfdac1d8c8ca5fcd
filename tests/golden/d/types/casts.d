BEGIN
{
	x = 0x123456789abcdef0;
	printf("%x %x %x %x\n", (char)x, (short)x, (int)x, (long)x);
	printf("%d %d %d\n", (char)x, (unsigned char)x, (int)x);
	printf("%d %d\n", (unsigned int)-1, (uint16_t)-1);
	printf("%d\n", (int64_t)(int8_t)200);
	printf("%d\n", (unsigned char)200 + (char)100);
	exit(0);
}
