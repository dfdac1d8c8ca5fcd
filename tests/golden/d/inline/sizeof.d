#pragma D option quiet
inline string text = "abc"; inline string joined = strjoin("a", "b"); inline char letter = 'x'; inline int64_t big = 1;
BEGIN { printf("%d %d %d %d %d", sizeof(text), sizeof(joined), sizeof(letter), sizeof(big), sizeof("abc")); exit(0); }
