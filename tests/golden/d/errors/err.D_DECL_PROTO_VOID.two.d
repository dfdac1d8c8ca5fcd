void f(void, int);
BEGIN { exit(0); }
