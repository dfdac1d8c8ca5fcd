/* What is not UTF-8 passes through byte by byte. */
python*:::function-entry { printf("%d\n", strlen(copyinstr(arg1))); }
