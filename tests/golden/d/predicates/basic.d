BEGIN { x = 1; s = "yes"; }
BEGIN /x/ { printf("x\n"); }
BEGIN /!x/ { printf("not x\n"); }
BEGIN /x == 1 && s == "yes"/ { printf("both\n"); }
BEGIN /x > 1 || s != "yes"/ { printf("neither\n"); }
BEGIN /(x / 1) == 1/ { printf("division\n"); }
BEGIN { exit(0); }
