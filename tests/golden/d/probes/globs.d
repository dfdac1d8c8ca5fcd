/* Each clause counts the probes that its pattern covers. */
python*:::function-* { printf("function-* %s\n", probename); }
python*:::function-entry { printf("exact %s\n", probename); }
python*:::*-start { printf("*-start %s\n", probename); }
python*:::gc-????? { printf("gc-????? %s\n", probename); }
python*:::gc-[a-e]* { printf("gc-[a-e]* %s\n", probename); }
python*:::gc-[!a-e]* { printf("gc-[!a-e]* %s\n", probename); }
