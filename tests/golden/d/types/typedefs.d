typedef unsigned char byte;
typedef struct pair { byte a; byte b; } pair_t;
typedef int (*compare)(const void *, const void *);
typedef pair_t *pair_p;
pair_t v;
pair_p w;
compare f;
BEGIN
{
	v.a = 300; v.b = (byte)-1;
	printf("%d %d %d %d %d\n", v.a, v.b, sizeof(pair_t), sizeof(pair_p), sizeof(compare));
	printf("%d %d\n", (byte)257 + 1, (pair_p)0 == w);
	exit(0);
}
