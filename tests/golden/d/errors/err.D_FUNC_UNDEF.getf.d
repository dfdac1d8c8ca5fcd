BEGIN { getf(1); }
