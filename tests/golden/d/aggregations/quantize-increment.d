BEGIN { @ = quantize(4, 10); @ = quantize(8, 5); @ = quantize(16, -2); exit(0); }
