/* A store keeps what the variable's type holds. */
char c;
short s;
int i;
unsigned char uc;
unsigned short us;
unsigned int ui;
uint8_t u8;
int16_t i16;
BEGIN
{
	c = 300; s = 70000; i = 0x100000001; uc = 300; us = -1; ui = -1; u8 = 257; i16 = 40000;
	printf("%d %d %d %d %d %d %d %d\n", c, s, i, uc, us, ui, u8, i16);
	c = 127; c++;
	uc = 255; uc++;
	us = 0; us--;
	i = 2147483647; i += 1;
	printf("%d %d %d %d\n", c, uc, us, i);
	exit(0);
}
