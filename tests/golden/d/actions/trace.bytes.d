/* Structures and arrays are bytes; an array of characters is a string. */
struct { int a; char b; int c; } st;
union { int a; char b[3]; } u;
int numbers[3];
char text[6];
struct { int8_t c; } one;
float f;
double d;

BEGIN
{
	st.a = 0x1234; st.c = 0x9876; trace(st);
	u.a = 0x12345678; trace(u);
	numbers[1] = 258; trace(numbers);
	text[0] = 'x'; trace(text);
	one.c = 'A'; trace(one);
	exit(0);
}
