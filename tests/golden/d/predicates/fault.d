/* A predicate that faults is false, and says so. */
python*:::function-entry /copyinstr(arg2) == "x"/ { printf("never\n"); }
python*:::function-entry { printf("next\n"); }
ERROR { printf("ERROR %d %d\n", arg4, arg5); }
