/* Macro variables stand in each field of a description. */
python*:$1:$$2:function-entry { printf("%s %s\n", probemod, probefunc); }
