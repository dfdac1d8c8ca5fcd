BEGIN { @ = lquantize(-15, -20, 20, 5); @ = lquantize(7, -20, 20, 5); exit(0); }
