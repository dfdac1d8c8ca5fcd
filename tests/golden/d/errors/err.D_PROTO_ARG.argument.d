python*:::function-entry { printf("%s\n", basename(arg0)); }
