BEGIN { s = "a"; p = (char *)s; }
