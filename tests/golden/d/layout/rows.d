#pragma D option quiet=no
int x;
BEGIN { x = 1; }
BEGIN { trace(x); trace("text"); trace((char)-1); trace((short)-2); trace(3LL); trace((unsigned char)4); trace(5U); trace(6ULL); }
BEGIN { }
BEGIN /x == 2/ { trace("not this"); }
BEGIN { printf("a line\n"); printf("no newline"); }
BEGIN { @a[x] = count(); }
BEGIN { printa(@a); clear(@a); }
BEGIN { exit(0); }
END { printf("end"); }
