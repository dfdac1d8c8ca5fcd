#pragma D option quiet
BEGIN { printf("BEGIN %d %d\n", vtimestamp, sizeof (vtimestamp)); }
python*:::function-entry { self->start = vtimestamp; self->at = timestamp; }
python*:::function-return /self->start/
{
	printf("%s %d on a processor, %d in all\n", copyinstr(arg1), vtimestamp - self->start, timestamp - self->at);
}
python*:::line { printf("line %d %d\n", arg2, vtimestamp); }
