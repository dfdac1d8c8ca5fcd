BEGIN
{
	printf("[%p] [%p]\n", 0x1234, 0xffffffffffffffffUL);
	exit(0);
}
