/* What kernel structures say and an event says as well. */
python*:::function-entry
{
	printf("%d %d %d %s %d\n", curcpu->cpu_id, curpsinfo->pr_pid, curpsinfo->pr_ppid, curpsinfo->pr_fname, curlwpsinfo->pr_lwpid);
}
