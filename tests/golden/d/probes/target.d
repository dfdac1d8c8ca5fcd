/* $target is the traced command, python1234 one process, python* all of them. */
python$target:::function-entry { printf("target %d\n", pid); }
python12:::function-entry { printf("twelve %d\n", pid); }
python*:::function-entry { printf("any %d\n", pid); }
python1*:::function-entry { printf("begins with one %d\n", pid); }
