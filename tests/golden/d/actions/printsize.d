/* The limit counts whole words; what is no size is the usual one. */
struct inner { int u; int v; };
struct outer { char a; char b; short c; int d; struct inner e; };

BEGIN
{
	p = (struct outer *)alloca(sizeof (struct outer));
	p->a = 'a'; p->b = 'b'; p->c = 3; p->d = 4; p->e.u = 5; p->e.v = 6;
	setopt("printsize", "1");
	print(p);
	setopt("printsize", "8");
	print(p);
	setopt("printsize", "9");
	print(p);
	setopt("printsize", "0");
	print(p);
	exit(0);
}
