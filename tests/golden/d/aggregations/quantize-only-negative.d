BEGIN { @ = quantize(-100); @ = quantize(-3); exit(0); }
