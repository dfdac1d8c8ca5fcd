inline int twice = twice + 1;
BEGIN { exit(0); }
