BEGIN { @["b"] = lquantize(3, 0, 10, 2); @["a"] = lquantize(12, 0, 10, 2); @["a"] = lquantize(5, 0, 10, 2); exit(0); }
