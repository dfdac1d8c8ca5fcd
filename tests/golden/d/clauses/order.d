BEGIN { printf("one\n"); }
BEGIN { printf("two\n"); }
END { printf("end one\n"); }
BEGIN { printf("three\n"); exit(0); }
END { printf("end two\n"); }
