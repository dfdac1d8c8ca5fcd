struct st { int a:3; unsigned int b:9; char e:4; int f:31; };
struct st g;
int other[8];
BEGIN { g.a = -2; g.b = 300; g.e = 3; g.f = -7; }
BEGIN { trace(g.a); trace(g.b); trace(g.e); trace(g.f); }
BEGIN { exit(0); }
