BEGIN
{
	printf("[%+d] [%+d] [%i] [% d]\n", 5, 5u, 0xffffffffffffffff, (unsigned char)7);
	printf("[%p] [%p] [%p]\n", -1, (char)-1, (uint64_t)-1);
	printf("[%lx] [%llx] [%llx] [%hx]\n", (int64_t)-1, (uint64_t)5, -1ll, (short)-1);
	exit(0);
}
