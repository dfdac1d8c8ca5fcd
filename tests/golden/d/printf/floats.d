/* D has no floating-point constants and no arithmetic; what lies in memory can be printed. */
struct { double d; float f; } s;
double global;

BEGIN
{
	bytes = (uint64_t *)alloca(8);
	*bytes = 0x3ff8000000000000;
	p = (double *)bytes;
	printf("%e %E %f %g %G\n", *p, *p, *p, *p, *p);
	*bytes = 0xc0fe240c9fbe76c9;
	printf("%e %E %f %g %G\n", *p, *p, *p, *p, *p);
	printf("[%12.3f] [%-12.2e] [%012.1f] [%+.4g]\n", *p, *p, *p, *p);
	*bytes = 0x3f1a36e2eb1c432d;
	printf("%g %f\n", *p, *p);
	*bytes = 0x7ff0000000000000;
	printf("%f %G\n", *p, *p);
	half = (uint32_t *)alloca(4);
	*half = 0x40490fdb;
	q = (float *)half;
	printf("%f %g %.10f\n", *q, *q, *q);
	printf("%f %g %e\n", global, s.f, s.d);
	exit(0);
}
