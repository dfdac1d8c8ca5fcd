# 100 "other.d"
int zero;
#line 10
BEGIN { printf("%d\n", 1 / zero); }
BEGIN { exit(0); }
