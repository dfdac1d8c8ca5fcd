string s;
BEGIN { s = NULL; trace(s[5]); }
BEGIN { s = NULL; trace(*s); }
BEGIN { exit(0); }
ERROR { printf("ERROR %d %x\n", arg4, arg5); }
