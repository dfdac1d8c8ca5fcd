int n;
tick-1s /++n == 2/ { printf("enough\n"); exit(0); }
python*:::gc-start { printf("%d\n", timestamp); }
END { printf("end at %d\n", timestamp); }
