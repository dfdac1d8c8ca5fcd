BEGIN { a[1] = (char *)arg0; a[2] = (char *)alloca(8); }
