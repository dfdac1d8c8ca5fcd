/* A length that DTrace does not have. */
BEGIN
{
	printf("%Ld", 3LL);
}
