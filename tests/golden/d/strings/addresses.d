/* Network addresses as texts. */
struct in6_addr *a;
ipaddr_t *v4;

BEGIN
{
	v4 = (ipaddr_t *)alloca(4);
	*v4 = htonl(0xc0a80117);
	a = (struct in6_addr *)alloca(sizeof (struct in6_addr));
	printf("%s %s\n", inet_ntoa(v4), inet_ntop(AF_INET, v4));
	printf("%s\n", inet_ntop(AF_INET6, a));
	a->in6_u.u6_addr8[15] = 1;
	printf("%s\n", inet_ntoa6(a));
	a->in6_u.u6_addr8[12] = 127;
	printf("%s %s %s\n", inet_ntoa6(a), inet_ntoa6(a, 1), inet_ntop(AF_INET6, a));
	a->in6_u.u6_addr16[5] = 0xffff;
	printf("%s %s %s\n", inet_ntoa6(a), inet_ntoa6(a, 1), inet_ntop(AF_INET6, a));
	a->in6_u.u6_addr8[0] = 0xfe; a->in6_u.u6_addr8[1] = 0x80;
	printf("%s\n", inet_ntoa6(a));
	a->in6_u.u6_addr16[3] = 0x1234; a->in6_u.u6_addr16[5] = 0;
	printf("%s\n", inet_ntoa6(a));
}

BEGIN
{
	mac = (uint64_t *)alloca(8);
	*mac = htonll(0x0010e08a715e << 16);
	printf("%s\n", link_ntop(ARPHRD_ETHER, mac));
	this->type = ARPHRD_INFINIBAND;
	p = (char *)alloca(20);
	p[0] = 0x10; p[19] = 0xff;
	printf("%s\n", link_ntop(this->type, p));
}

BEGIN { printf("%s\n", link_ntop(-1, a)); }
BEGIN { printf("%s\n", inet_ntoa((ipaddr_t *)0)); }
ERROR { printf("ERROR %d\n", arg4); }
BEGIN { exit(0); }
