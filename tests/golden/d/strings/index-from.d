BEGIN { printf("%d %d\n", index("abcabc", "c", 3), index("abcabc", "c", 6)); }
BEGIN { printf("%d %d %d %d\n", index("abcabc", "", 2), index("abcabc", "", 100), index("abcabc", "", -1), index("abcabc", "", 6)); }
BEGIN { printf("%d %d %d %d\n", rindex("abcabc", "c", 3), rindex("abcabc", "c", 100), rindex("abcabc", "c", 0), rindex("abcabc", "a", 0)); }
BEGIN { printf("%d %d %d\n", rindex("abcabc", "", 2), rindex("abcabc", "", 100), rindex("abcabc", "", -1)); exit(0); }
