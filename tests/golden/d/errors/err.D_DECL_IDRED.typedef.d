typedef int t;
typedef char t;
BEGIN { exit(0); }
