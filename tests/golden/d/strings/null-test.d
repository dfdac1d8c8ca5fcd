/* Whether a thread-local string was set. */
self string name;
python*:::function-return /self->name != NULL/ { printf("%s returns\n", self->name); }
python*:::function-return /self->name == NULL/ { printf("who returns?\n"); }
python*:::function-entry { self->name = copyinstr(arg1); }
