struct in { int a; string s; };
struct out { int twice; string text; int depth; };
translator struct out < struct in i > { twice = i.a * 2; text = strjoin(i.s, "!"); };
translator struct out < int n > { twice = n + n; text = "int"; depth = 1; };
inline struct out five = xlate <struct out>(5);
struct in v;
BEGIN
{
	v.a = 4; v.s = "hey";
	printf("%d %s\n", xlate <struct out>(v).twice, xlate <struct out>(v).text);
	printf("%d %s %d\n", five.twice, five.text, xlate <struct out *>(7)->twice);
	exit(0);
}
