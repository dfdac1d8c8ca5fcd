BEGIN { printf("%d %d %d\n", id, epid >> 32, errno); }
BEGIN { printf("%d %d\n", epid >> 32, epid & 0xffffffff); exit(0); }
END { printf("%d\n", id); }
