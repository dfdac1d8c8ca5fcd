void f(int a, int a);
BEGIN { exit(0); }
