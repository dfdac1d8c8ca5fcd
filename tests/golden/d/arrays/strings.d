string names[int];
BEGIN
{
	names[1] = "one";
	names[2] = strjoin(names[1], "+");
	printf("%s %s\n", names[1], names[2]);
	names[1] = "changed";
	printf("%s %s\n", names[1], names[2]);
	exit(0);
}
