BEGIN { tracemem((void *)16, 3 + arg0); }
