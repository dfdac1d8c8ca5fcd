/* What was printed before is gone, where the output can be emptied. */
BEGIN { printf("stays\n"); ftruncate(); printf("too\n"); exit(0); }
