/* Constants of DTrace's libraries. */
BEGIN { printf("%d %d %d %d %d\n", ENOENT, SIGINT, AF_INET6, IPPROTO_TCP, DTRACEFLT_DIVZERO); n = 0; }
BEGIN { trace(1 / n); }
BEGIN { exit(0); }
ERROR /arg4 == DTRACEFLT_DIVZERO/ { printf("divide-by-zero\n"); }
