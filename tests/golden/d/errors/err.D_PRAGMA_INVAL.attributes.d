#pragma D attributes Stable x
BEGIN { exit(0); }
