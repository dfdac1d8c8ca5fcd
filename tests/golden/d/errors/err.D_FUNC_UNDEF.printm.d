BEGIN { printm(1); }
