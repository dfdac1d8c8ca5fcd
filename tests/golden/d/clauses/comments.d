/* before */
BEGIN /* between */
{
	/* a /
	   * several lines */
	printf("/* not a comment */\n"); /* after */
	exit(0);
	/**/
}
