BEGIN { trace(curpsinfo->pr_name); }
