union u { uint64_t whole; uint32_t a : 5; unsigned char c : 3; int8_t d : 7; };
this union u x;
union v { int a : 3; int b : 6; };
this union v y;
struct s { int a : 3; int b : 6; char c:4; };
struct s z;
BEGIN
{
	this->x.whole = 0xffffffffffffffff;
	this->x.a = 0;
	printf("%x\n", this->x.whole);
	this->x.c = 0; printf("%x\n", this->x.whole);
	this->x.d = 0; printf("%x\n", this->x.whole);
	this->x.whole = 0;
	this->x.a = 0xff;
	printf("%x\n", this->x.whole);
	this->x.whole = 0;
	this->x.d = 0xff;
	printf("%x %d\n", this->x.whole, this->x.d);
	this->y.a = 0xff; printf("%d %d\n", this->y.a, this->y.b);
	this->y.b = 0; printf("%d %d\n", this->y.a, this->y.b);
	this->y.b = -1; this->y.a = 0; printf("%d %d\n", this->y.a, this->y.b);
	z.a = 7; z.b = 33; z.c = 15; printf("%d %d %d %d\n", z.a,z.b,z.c, sizeof (z));
	exit(0);
}
