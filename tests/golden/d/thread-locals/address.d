/* An address may be kept and read later. */
python*:::function-entry { self->name = arg1; }
python*:::function-return { printf("%s\n", copyinstr(self->name)); }
