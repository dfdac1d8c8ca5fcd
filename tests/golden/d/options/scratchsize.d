/* What alloca() can take. */
#pragma D option scratchsize=512
BEGIN { x = (string *)alloca(sizeof (string) + 1); *x = "abc"; printf("%s %d\n", *x, sizeof (string)); exit(0); }
