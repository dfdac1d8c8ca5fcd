BEGIN
{
	trace(1); printf("\n");
	trace(-1); printf("\n");
	trace("text"); printf("\n");
	trace(0xffffffffffffffffUL); printf("\n");
	trace((char)-1); printf("\n");
	trace((unsigned char)-1); printf("\n");
	trace(1 == 1); printf("\n");
	exit(0);
}
