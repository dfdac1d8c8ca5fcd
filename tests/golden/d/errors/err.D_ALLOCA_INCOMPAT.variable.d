BEGIN { p = (char *)alloca(8); p = (char *)arg0; }
