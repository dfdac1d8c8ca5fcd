int t;
typedef int t;
BEGIN { exit(0); }
