#pragma D option cpu=2
BEGIN { printf("begin on %d\n", cpu); }
python*:::function-entry { printf("%s on %d\n", copyinstr(arg1), cpu); }
