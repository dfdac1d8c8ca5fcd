BEGIN { @ = quantize(0x7fffffffffffffff); @n = quantize(-0x7fffffffffffffff - 1); exit(0); }
