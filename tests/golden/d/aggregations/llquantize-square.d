BEGIN { @ = llquantize(3, 10, 0, 3, 20); @ = llquantize(55, 10, 0, 3, 20); @ = llquantize(57, 10, 0, 3, 20); }
