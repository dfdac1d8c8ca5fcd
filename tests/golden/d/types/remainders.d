BEGIN { x = 19; y = 5; printf("%d %d %d %d\n", x % y, x % -y, -x % y, -x % -y); exit(0); }
