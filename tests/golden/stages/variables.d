int total;
int depths[int, int];
string last[int];
self int depth;
this string name;
inline int LIMIT = 10;

python$target:::function-entry, python$target:::function-return
/depths[pid, tid] < LIMIT || probename == "function-return"/
{
	this->name = strjoin(copyinstr(arg1), "()");
	self->seen[this->name] = timestamp;
	total += arg2 > 5 ? 1 : -1;
	depths[pid, tid]++;
	last[cpu] = this->name;
	total = (total, (char)total);
	x = ~total ^^ !total && self->depth--;
}

END
{
	printf("%*d %-10s|%.3s %x %S\n", 5, total, last[0], "text", sizeof(total), execname);
	trace(x);
}
