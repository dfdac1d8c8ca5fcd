/* Arrays, indexes that are computed, and what lies outside. */
int a[5], m[2][3];
char text[16];
struct s { int v[4]; } x;
BEGIN
{
	i = 2; a[0] = 10; a[i] = 20; a[i] += 5; a[i + 1]++;
	printf("%d %d %d %d\n", a[0], a[1], a[2], a[3]);
	m[1][2] = 7; m[0][i] = 8; x.v[i] = 9;
	printf("%d %d %d\n", m[1][2], m[0][2], x.v[2]);
	text[0] = 'h'; text[1] = 'i';
	printf("%s %d\n", text, text == "hi");
	exit(0);
}
