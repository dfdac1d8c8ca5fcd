/* Innermost first; at the entry the function is there, at the return it is there still. */
python*:::function-entry /copyinstr(arg1) == "inner"/ { ustack(); printf("%d\n", ustackdepth); ustack(2); jstack(1); }
python*:::function-return { printf("%s %d", copyinstr(arg1), ustackdepth); ustack(1); }
END { printf("at the end %d", ustackdepth); ustack(); }
