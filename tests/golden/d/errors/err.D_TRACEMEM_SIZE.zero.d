BEGIN { tracemem((void *)16, 0); }
