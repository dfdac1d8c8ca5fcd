#pragma D attributes Stable/Stable/Common strlen
BEGIN { exit(0); }
