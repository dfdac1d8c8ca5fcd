/* illumos's; DTrace for Linux does not have it. */
BEGIN { printf("%d %d %d %d\n", strtoll("42"), strtoll(" -42x"), strtoll("+7"), strtoll("x")); }
BEGIN { printf("%d %d %d %d\n", strtoll("0xff", 16), strtoll("ff", 16), strtoll("0x", 16), strtoll("zz", 36)); }
BEGIN { printf("%d %d\n", strtoll("0x10"), strtoll("777", 8)); }
BEGIN { printf("%d\n", strtoll("1", 40)); }
BEGIN { exit(0); }
ERROR { printf("error %d %d\n", arg4, arg5); }
