/* $$1 is a string even when the argument is a number. */
BEGIN { printf("[%s] %d\n", $$1, strlen($$1)); exit(0); }
