BEGIN { printf("%d %d %d\n", htons(0x12345678), htonl(0x123456789ab), ntohs(0x1122)); }
BEGIN { printf("%x %x %x\n", htonll(1), ntohll(0x1122334455667788), ntohl(0x11223344)); }
BEGIN { printf("%d %d\n", getmajor(0xabcdef0123456789), getminor(0xabcdef0123456789)); exit(0); }
