/* A declaration holds in the whole script. */
BEGIN { calls++; last = "a"; }
BEGIN { calls++; last = strjoin(last, "b"); }
BEGIN { printf("%d %s %d\n", calls, last, unset); exit(0); }
int unset;
int calls;
string last;
