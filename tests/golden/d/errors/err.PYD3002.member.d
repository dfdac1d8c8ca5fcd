python*:::function-entry { printf("%d\n", args[0]->length); }
