/* What runs at each sample: a thread of each process, or pyd itself when none is in a function. */
profile-1ms
{
	printf("%s %d in %s, depth %d\n", execname, tid, arg1 ? "Python" : "nothing", ustackdepth);
	@[execname, ustack(2)] = count();
	@functions[usym(arg1)] = count();
	self->samples++;
}

python*:::function-return
/self->samples/
{
	printf("%s had %d\n", copyinstr(arg1), self->samples);
}

profile-2ms { printf("a timer that looks at no thread\n"); }
