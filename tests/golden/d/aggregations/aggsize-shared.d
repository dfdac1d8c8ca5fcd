/* Each entry takes as much as the largest key with the largest value: 3 of 48 bytes, avg's and the two-member key's together. */
#pragma D option quiet
#pragma D option droptags
#pragma D option aggsize=144

BEGIN
{
	@a = count();
	@b[1, 2] = count();
	@c = avg(10);
	@d[1] = avg(20);
	@b[2, 2] = count();
	@b[1, 2] = count();
	exit(0);
}
