BEGIN { x = 5; trunc(x); }
