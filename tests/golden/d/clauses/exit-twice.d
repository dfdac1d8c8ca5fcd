BEGIN { exit(4); exit(5); }
