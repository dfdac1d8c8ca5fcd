int variable[2];

BEGIN { s = (char *)alloca(16); *s = 'a'; s[15] = 'z'; printf("inside: %c %c\n", *s, s[15]); }
BEGIN { printf("alloca of another clause: %c\n", *s); }
BEGIN { s = (char *)alloca(15); printf("before: %d\n", s[-1]); }
BEGIN { s = (char *)alloca(16); printf("after: %d\n", s[16]); }
BEGIN { s = (char *)alloca(15); text = "0"; bcopy(text, s - 1, 1); printf("copied before\n"); }
BEGIN { s = (char *)alloca(16); text = "01"; bcopy(text, &s[16], 1); printf("copied behind\n"); }
BEGIN { s = (char *)alloca(16); text = "01"; bcopy(text, &s[15], 2); printf("copied across the end\n"); }
BEGIN { s = (char *)alloca(16); text = "01"; bcopy(text, &s[14], 2); printf("copied: %c%c\n", s[14], s[15]); }
ERROR { printf("fault %d\n", arg4); }
BEGIN { d = (char *)alloca(20); s = (char *)alloca(10); bcopy(s, d, 20); printf("copied from across the end\n"); }
BEGIN { exit(0); }
