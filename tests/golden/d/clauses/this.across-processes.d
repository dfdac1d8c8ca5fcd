python$target:::function-entry { this->n = arg2 * 2; this->name = copyinstr(arg1); }
python*:::function-entry /pid == $target/ { printf("%d %s\n", this->n, this->name); this->n++; }
python$target:::function-entry { printf("%d\n", this->n); }
