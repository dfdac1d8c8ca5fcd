BEGIN { p = alloca(1000); }
