BEGIN { printf("[%s]", strtok(",a,,b;c,", ",")); printf(" [%s]", strtok(NULL, ",;")); printf(" [%s]", strtok(NULL, ",")); printf(" %d\n", strtok(NULL, ",") == NULL); }
/* The delimiter that ended a token is still there for other delimiters. */
BEGIN { printf("[%s]", strtok("a,b;c", ",")); printf(" [%s]\n", strtok(NULL, ";")); }
BEGIN { printf("[%s] %d\n", strtok("abc", ""), strtok("", "") == NULL); }
/* The clauses of a firing share what is cut up. */
BEGIN { x = strtok("k=v", "="); }
BEGIN { printf("[%s] [%s]\n", x, strtok(NULL, "=")); exit(0); }
/* The next firing has nothing to go on with. */
END { trace(strtok(NULL, "=")); }
ERROR { printf("error %d %d\n", arg4, arg5); }
