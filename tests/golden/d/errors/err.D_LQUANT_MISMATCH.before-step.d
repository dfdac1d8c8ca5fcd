BEGIN { @ = lquantize(arg0, 10, 10, -1); }
