/* A declaration comes before what uses it. */
BEGIN { trace(later); exit(0); }
int later;
