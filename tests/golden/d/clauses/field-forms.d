dtrace:::BEGIN { printf("full\n"); }
::BEGIN { printf("short\n"); }
BEGI? { printf("glob\n"); }
*:::BEGIN { printf("any\n"); }
dtrace:::BEG[A-J]N { printf("set\n"); }
BEGIN { exit(0); }
