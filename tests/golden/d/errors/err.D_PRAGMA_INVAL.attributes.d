#pragma D attributes Steady x
BEGIN { exit(0); }
