BEGIN
{
	a = 3; b = -3;
	printf("%d%d%d%d%d%d\n", a < b, a <= b, a > b, a >= b, a == b, a != b);
	printf("%d%d%d%d%d%d\n", a < 3, a <= 3, a > 3, a >= 3, a == 3, a != 3);
	s = "abc";
	printf("%d%d%d%d%d%d\n", s < "abd", s <= "abd", s > "abd", s >= "abd", s == "abd", s != "abd");
	printf("%d%d%d\n", s == "abc", "" < s, s > "ab");
	exit(0);
}
