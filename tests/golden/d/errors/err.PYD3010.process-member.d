BEGIN { trace(curpsinfo->pr_pgid); }
