$1 { printf("begin\n"); exit(0); }
dtrace:::$2 { printf("end\n"); }
