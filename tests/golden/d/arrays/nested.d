BEGIN
{
	next["a"] = "b";
	next["b"] = "c";
	depth[next["a"]] = 4;
	printf("%s %d\n", next[next["a"]], depth["b"]);
	exit(0);
}
