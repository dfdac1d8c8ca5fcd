/* What a pointer leads to: a line for each part that is not zero. */
enum color { RED, GREEN = 3, BLUE };
struct point { int x; short y; };
struct all {
	int a;
	char b[5];
	short c[3];
	union { __u8 d; __u64 e; } u;
	struct { void *f; uint64_t g; } s;
	bool h;
	enum color i;
	enum color unknown;
	struct point points[3];
	unsigned char j;
	unsigned long long k;
	char l;
	int64_t m;
	int zero;
	int bits:3, more:7;
};

BEGIN
{
	p = (struct all *)alloca(sizeof (struct all));
	p->a = -1; p->b[0] = 'h'; p->b[1] = 'i'; p->c[1] = 3; p->u.e = 123456789; p->s.f = (void *)0xfeedface; p->s.g = 987654321;
	p->h = 1; p->i = GREEN; p->unknown = 7; p->points[1].x = 5; p->points[2].y = -6; p->j = 200; p->k = -1; p->l = 'z'; p->m = -5; p->more = 9;
	print(p);
	setopt("printsize", "16");
	print(p);
}

BEGIN { i = (int *)alloca(4); print(i); }
BEGIN { c = (char *)alloca(4); *c = 'a'; print(c); }
BEGIN { pp = (int **)alloca(8); *pp = (int *)0x10; print(pp); }
BEGIN { print((short *)16); }
BEGIN { printf("lost"); print((int *)0); }
ERROR { printf("ERROR %d %d\n", arg4, arg5); }
BEGIN { exit(0); }
