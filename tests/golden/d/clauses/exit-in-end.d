BEGIN { exit(1); }
END { printf("end\n"); exit(2); }
