/* Bytes in hexadecimal and as characters; a third argument may make them fewer. What cannot be read is zeros. */
char buffer[20];

BEGIN
{
	buffer[0] = 'L'; buffer[1] = '~'; buffer[2] = ' '; buffer[3] = 31; buffer[16] = 'z'; buffer[19] = 127;
	tracemem(buffer, 20);
	tracemem(buffer, 16);
	tracemem(buffer, 3, -1);
	tracemem(buffer, 3, 2);
	tracemem(buffer, 3, (char)7);
	tracemem(buffer, 3, 0);
	tracemem((void *)16, 2);
	exit(0);
}
