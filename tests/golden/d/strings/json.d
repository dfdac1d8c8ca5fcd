/* opendtrace's; DTrace for Linux does not have it. */
BEGIN
{
	j = "{ \"name\": \"pyd\", \"size\": 12, \"ok\": true, \"list\": [1, [2, 3], {\"a\": \"b\"}], \"in\": {\"er\": null} }";
	printf("%s %s %s\n", json(j, "name"), json(j, "size"), json(j, "ok"));
	printf("%s %s %s %s\n", json(j, "list[0]"), json(j, "list[1][1]"), json(j, "list[2].a"), json(j, "in.er"));
	printf("%s\n", json(j, "in"));
	printf("%d %d %d %d\n", json(j, "no") == NULL, json(j, "list[3]") == NULL, json("[1", "[1]") == NULL, json("", "a") == NULL);
	exit(0);
}
