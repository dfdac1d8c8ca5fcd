inline int twice[int n] = n * 2;
inline string pair[string a, string b] = strjoin(a, b);
BEGIN { x = 3; printf("%d %d %s\n", twice[x + 1], twice[twice[2]], pair["a", pair["b", "c"]]); exit(0); }
