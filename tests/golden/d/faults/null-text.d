/* Thread-locals and elements that were never set are NULL: printing one faults, comparing it does not. */
self string s;
string a[int];
BEGIN { printf("self [%s]\n", self->s); }
BEGIN { printf("array [%s]\n", a[1]); }
BEGIN { printf("cmp %d %d\n", self->s == "", a[1] == ""); }
BEGIN { exit(0); }
ERROR { printf("ERROR %d %d %d\n", arg2, arg4, arg5); }
