BEGIN { mod(1); }
