BEGIN { @m = min(0x7fffffffffffffff); @x = max(-0x7fffffffffffffff - 1); @s = sum(0x7fffffffffffffff); @s = sum(1); exit(0); }
