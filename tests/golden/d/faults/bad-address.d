/* The clause prints nothing, ERROR comes at once, the next clause runs. */
python*:::function-entry { printf("lost "); printf("%s\n", copyinstr(arg2)); }
python*:::function-entry { printf("kept\n"); }
ERROR { printf("ERROR %d %d %d %s\n", arg2, arg4, arg5, execname); }
