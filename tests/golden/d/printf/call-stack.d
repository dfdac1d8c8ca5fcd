/* The HOWTO's shape: an indent of zero width at the top. */
self int n;
python*:::function-entry { printf("%d\t%*s:%s:%s:%d\n", timestamp, 15, probename, basename(copyinstr(arg0)), copyinstr(arg1), arg2); }
python*:::function-return { printf("%d\t%*s%s\n", timestamp, self->n, "", copyinstr(arg1)); self->n++; }
