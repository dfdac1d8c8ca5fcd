/* Scratch memory lasts for a clause. */
struct s { int a; char b; };
BEGIN
{
	p = (struct s *)alloca(sizeof (struct s)); p->a = 5; p->b = 'x';
	printf("%d %c\n", p->a, p->b);
	t = (char *)alloca(8); bcopy("hello", t, 6); t[0] = 'J';
	printf("%s %d\n", stringof(t), t[1]);
	exit(0);
}
