BEGIN
{
	printf("%d %d %d\n", 010, 0x1F, 10);
	printf("%d %d %d\n", 'A', '\n', '\101');
	printf("%d %d\n", '\x41', '\0');
	printf("%u %d\n", 4294967295U, 2147483648);
	printf("%d %d %d\n", 1u, 2l, 3ull);
	printf("%d\n", -9223372036854775807 - 1);
	exit(0);
}
