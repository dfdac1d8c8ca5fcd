inline int timestamp = 5;
BEGIN { exit(0); }
