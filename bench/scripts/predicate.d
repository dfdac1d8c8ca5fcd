#pragma D option quiet
python*:::function-entry /copyinstr(arg1) == "function_150"/ { hits++; }
END { printf("%d\n", hits); }
