BEGIN { p = (char *)alloca(8); q = arg0 ? p : (char *)arg1; }
