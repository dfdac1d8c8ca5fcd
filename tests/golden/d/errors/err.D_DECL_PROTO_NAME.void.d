void f(void x);
BEGIN { exit(0); }
