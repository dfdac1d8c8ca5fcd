/* A clause with a list of probes is a clause for each of them. */
BEGIN, ERROR, END { printf("%s %d\n", probename, probename == "ERROR" ? (int)arg4 : 0); }
BEGIN { x = 0; y = 1 / x; }
BEGIN { print((int *)0); }
BEGIN { exit(0); }
