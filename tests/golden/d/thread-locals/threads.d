/* Each thread has its own. */
python*:::function-entry { self->depth++; printf("%d: %*s%s\n", tid, self->depth, "", copyinstr(arg1)); }
python*:::function-return { self->depth--; }
