/* A compound assignment reads its element before its right side acts, and finds the element again to set it. */
BEGIN
{
	a["x"] = (long)5;
	a["x"] += a["x"]++;
	b["x"] = (long)5;
	b["x"] -= b["x"]++;
	c["x"] = (long)5;
	y = c["x"] += c["x"]++;
	printf("%d %d %d %d\n", a["x"], b["x"], c["x"], y);

	x = 0;
	d[0] = (long)5;
	d[1] = (long)100;
	d[x] += x++;
	printf("%d %d\n", d[0], d[1]);
	exit(0);
}
