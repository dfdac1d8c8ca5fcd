#pragma D option ldpath=/tmp
BEGIN { exit(0); }
