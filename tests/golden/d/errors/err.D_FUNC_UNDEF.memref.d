BEGIN { memref(1); }
