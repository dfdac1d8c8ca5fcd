/* The second field is the object file, the third the C function that holds the marker. */
python*:libpython*::function-entry { printf("library %s %s\n", probemod, probefunc); }
python*::_PyEval*:function-entry { printf("eval %s %s\n", probemod, probefunc); }
python*:other.so::function-entry { printf("never\n"); }
