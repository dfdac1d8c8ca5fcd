BEGIN
{
	m[1, "a", 'c'] = 1;
	m[1, "b", 'c'] = 2;
	m[2, "a", 'c'] = 3;
	printf("%d %d %d %d\n", m[1, "a", 'c'], m[1, "b", 'c'], m[2, "a", 'c'], m[2, "b", 'c']);
	exit(0);
}
