BEGIN { tracemem(123, "three"); }
