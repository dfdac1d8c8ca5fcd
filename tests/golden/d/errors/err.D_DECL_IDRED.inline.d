int LIMIT;
inline int LIMIT = 5;
BEGIN { printf("%d\n", LIMIT); }
