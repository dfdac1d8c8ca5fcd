/* Sizes and offsets as DTrace has them: no padding at the end, bit-fields with bytes of their own, aligned as the first member. */
struct a { char c; long l; short s; };
struct b { long l; char c; };
struct c { char c; struct a a; struct b b; string s; };
struct d { int x:1; int y:3; int z:20; char c:2; long w:40; };
union u { char c; int i; struct a a; };
enum e { A, B = 7, C };
BEGIN
{
	printf("%d %d %d %d %d %d\n", sizeof(struct a), sizeof(struct b), sizeof(struct c), sizeof(struct d), sizeof(union u), sizeof(enum e));
	printf("%d %d %d %d %d\n", offsetof(struct a, l), offsetof(struct a, s), offsetof(struct c, a), offsetof(struct c, b), offsetof(struct c, s));
	printf("%d %d %d %d %d\n", sizeof(char [10]), sizeof(int *), sizeof(string), sizeof("four"), sizeof(long double));
	printf("%d %d %d\n", A, B, C);
	exit(0);
}
