/* The end of the trace is the end: END runs. */
BEGIN { printf("begin\n"); }
END { printf("end\n"); }
