BEGIN { denormalize(x); x = 1; }
