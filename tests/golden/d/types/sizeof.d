BEGIN
{
	printf("%d %d %d %d\n", sizeof(char), sizeof(short), sizeof(int), sizeof(long));
	printf("%d %d %d\n", sizeof(uint8_t), sizeof(int64_t), sizeof(long long));
	printf("%d %d\n", sizeof(pid_t), sizeof(uintptr_t));
	x = 5;
	y = 5L;
	printf("%d %d %d\n", sizeof(x), sizeof(y), sizeof(x + y));
	exit(0);
}
