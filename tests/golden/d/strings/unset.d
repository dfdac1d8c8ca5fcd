/* A global string starts as the empty string. */
string s;
BEGIN { printf("%d [%s] %d\n", s == "", s, strlen(s)); exit(0); }
