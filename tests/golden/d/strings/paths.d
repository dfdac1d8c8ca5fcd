BEGIN
{
	printf("[%s] [%s] [%s] [%s]\n", basename("/usr/lib/python.py"), basename("plain"), basename("/"), basename("dir/"));
	printf("[%s] [%s] [%s] [%s]\n", dirname("/usr/lib/python.py"), dirname("plain"), dirname("/"), dirname("a/b/"));
	printf("[%s] [%s]\n", cleanpath("/a//b/./c/../d"), cleanpath("/.."));
	exit(0);
}
