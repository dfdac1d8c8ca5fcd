BEGIN
{
	printf("%ld %lld %hd\n", 1L, 2LL, (short)3);
	printf("%lu %llu %lx %llx\n", 1UL, 2ULL, 255L, 255LL);
	exit(0);
}
