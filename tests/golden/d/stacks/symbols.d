python*:::function-entry { usym(ucaller); printf("|"); ufunc(ucaller); printf("|"); umod(ucaller); printf("|"); uaddr(0x1234); printf("|\n"); @[usym(ucaller)] = count(); }
