/* What C's headers define beside types: functions, which mean nothing here. */
typedef unsigned short half;
static inline half
swap (half x)
{
  if (x) { return ((half) ((((x) >> 8) & 0xff) | (((x) & 0xff) << 8))); }
  return 0;
}
extern inline int none(void) { return 0; }
static half another(half x) { return x; }
half h;

BEGIN
{
	h = 0x12345;
	printf("%x\n", h);
	exit(0);
}
