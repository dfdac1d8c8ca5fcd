/* Small types are not promoted to int: a sum of chars is a char. */
BEGIN
{
	c = (char)100; d = (char)100;
	e = c + d; printf("%d %d %d\n", e, c * d, sizeof(c + d));
	printf("%d %d %d\n", -c, ~c, sizeof(-c));
	uc = (unsigned char)200; printf("%d %d\n", uc + c, sizeof(uc + c));
	us = (unsigned short)65535; printf("%d %d\n", us + (short)1, us + c);
	printf("%d %d\n", c << 4, sizeof(c << 4));
	printf("%d\n", uc << 4);
	exit(0);
}
