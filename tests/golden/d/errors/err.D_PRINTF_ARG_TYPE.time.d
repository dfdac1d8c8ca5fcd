/* A time is 64 bits wide. */
BEGIN
{
	printf("%T", 0);
}
