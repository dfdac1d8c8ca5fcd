/* Members of every kind, copies, structures in structures. */
struct point { int x; int y; };
struct shape { char kind; struct point at; struct point *next; char name[8]; string label; unsigned short edges; long area; };
struct shape s, t;
self struct point p;
this struct point q;
BEGIN
{
	s.kind = 'r'; s.at.x = 3; s.at.y = -4; s.name[0] = 'o'; s.name[1] = 'k'; s.label = "a label"; s.edges = 65537; s.area = 1LL << 40;
	printf("%c %d %d %s %s %d %d\n", s.kind, s.at.x, s.at.y, s.name, s.label, s.edges, s.area);
	t = s; t.at.x += 10; t.at.y++; --t.edges;
	printf("%d %d %d %d %d\n", s.at.x, t.at.x, s.at.y, t.at.y, t.edges);
	self->p = s.at; this->q = t.at;
	printf("%d %d\n", self->p.x, this->q.x);
	self->p.x = 99; u = self->p;
	printf("%d %d %d\n", self->p.x, s.at.x, u.x);
}
BEGIN { printf("%d\n", self->p.y); self->p = 0; }
BEGIN { printf("%d\n", self->p.y); }
ERROR { printf("gone: %d\n", arg4); exit(0); }
