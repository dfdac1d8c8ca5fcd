/* Every bit counts. */
BEGIN /0x100000000/ { printf("high bit\n"); }
BEGIN { exit(0); }
