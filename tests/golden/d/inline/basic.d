inline int LIMIT = 10;
inline string NAME = "name";
inline int DOUBLE = LIMIT * 2;
BEGIN { printf("%d %s %d\n", LIMIT, NAME, DOUBLE); }
BEGIN /LIMIT > 5/ { printf("big\n"); exit(0); }
