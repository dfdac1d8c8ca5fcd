/* Bases are illumos's: DTrace for Linux has base 10 only. */
BEGIN { printf("%s %s %s %s\n", lltostr(-10, 10), lltostr(10, 2), lltostr(35, 36), lltostr(-1, 36)); }
BEGIN { printf("%s %s %s %s\n", lltostr(255, 16), lltostr(8, 8), lltostr(0, 8), lltostr(0, 16)); }
BEGIN { printf("%s\n", lltostr(1, 1)); }
BEGIN { printf("%s\n", lltostr(1, 37)); }
BEGIN { exit(0); }
ERROR { printf("error %d %d\n", arg4, arg5); }
