#pragma D option quiet=no
int zero;
BEGIN { printf("taken back"); trace(5 / zero); }
BEGIN { printf("shown"); exit(0); }
ERROR { printf("error %d", arg4); }
