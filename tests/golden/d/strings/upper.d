/* Not in DTrace for Linux, but in others. */
BEGIN { printf("%s %s\n", toupper("Mixed 1é"), tolower("Mixed 1É")); }
