/* A probe that no clause names fires nothing. */
python*:::gc-start { printf("gc\n"); }
