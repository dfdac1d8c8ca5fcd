#pragma D option flowindent
BEGIN { trace(1); }
BEGIN { printf("two"); exit(0); }
END { trace("three"); }
