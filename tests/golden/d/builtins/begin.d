/* In BEGIN the event is the tracer's own. */
BEGIN { printf("%s %s %d %d\n", probename, probeprov, arg0, arg1); exit(0); }
