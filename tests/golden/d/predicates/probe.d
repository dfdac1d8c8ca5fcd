BEGIN, END /probename == "END"/ { printf("only at the end\n"); }
BEGIN { exit(0); }
