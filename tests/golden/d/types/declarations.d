int a, b;
long c;
unsigned long long ull;
string s;
self int depth;
this string text;
int counts[string, int];
BEGIN
{
	a = 1; b = a + 1; c = 1L << 40; ull = -1; s = "text";
	self->depth = 3;
	this->text = "local";
	counts["x", 2] = 9;
	printf("%d %d %d %u %s %d %s %d\n", a, b, c, ull, s, self->depth, this->text, counts["x", 2]);
	exit(0);
}
