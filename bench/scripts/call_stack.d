#pragma D option quiet
self int indent;
python*:::function-entry { printf("%d\t%*s:%*s%s:%s:%d\n", timestamp, 15, probename, self->indent, "", basename(copyinstr(arg0)), copyinstr(arg1), arg2); self->indent++; }
python*:::function-return { self->indent--; printf("%d\t%*s:%*s%s:%s:%d\n", timestamp, 15, probename, self->indent, "", basename(copyinstr(arg0)), copyinstr(arg1), arg2); }
