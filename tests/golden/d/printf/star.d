/* %*s: a width of zero, a negative one, a precision. */
BEGIN
{
	printf("[%*s]\n", 0, "");
	printf("[%*s]\n", 3, "");
	printf("[%*s]\n", 6, "abc");
	printf("[%*s]\n", -6, "abc");
	printf("[%-*s]\n", 6, "abc");
	printf("[%.*s]\n", 2, "abc");
	printf("[%*.*s]\n", 5, 1, "abc");
	printf("[%*d] [%*d]\n", 5, 42, -5, 42);
	printf("[%0*d]\n", 5, 42);
	exit(0);
}
