python*:::function-entry
{
	printf("%d %d %d %d %d %s %d %d\n", pid, tid, ppid, uid, gid, execname, cpu, timestamp);
}
