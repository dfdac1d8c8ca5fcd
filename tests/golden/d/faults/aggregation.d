/* An aggregation that was fed before the fault keeps what it got. */
int zero;
BEGIN { @a = count(); x = 1 / zero; @b = count(); }
BEGIN { exit(0); }
