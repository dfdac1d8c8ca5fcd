/* A clause that names a probe twice runs twice. */
BEGIN, BEGIN { printf("x\n"); }
BEGIN { exit(0); }
