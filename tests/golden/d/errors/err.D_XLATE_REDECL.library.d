translator lwpsinfo_t < struct task_struct *t >
{
	pr_flag = 1;
};
BEGIN { exit(0); }
