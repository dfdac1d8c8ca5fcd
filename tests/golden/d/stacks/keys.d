/* Stacks as keys of aggregations and arrays. */
python*:::function-entry { @calls[ustack()] = count(); @near[ustack(1), tid] = count(); seen[ustack(1)]++; }
python*:::function-entry /seen[ustack(1)] == 2/ { printf("again: %s\n", copyinstr(arg1)); }
