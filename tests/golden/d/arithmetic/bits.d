BEGIN
{
	a = 0xf0f0; b = 0x0ff0;
	printf("%x %x %x %x\n", a & b, a | b, a ^ b, ~a);
	printf("%d %d %d\n", !a, !0, !!a);
	printf("%d %d\n", a << 4, a >> 4);
	a &= 0xff; b |= 1; printf("%x %x\n", a, b);
	a ^= 0xff; b <<= 2; printf("%x %x\n", a, b);
	b >>= 1; b %= 1000; printf("%d\n", b);
	b *= 3; b /= 2; b -= 1; b += 10; printf("%d\n", b);
	exit(0);
}
