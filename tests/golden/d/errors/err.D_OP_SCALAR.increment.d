BEGIN { s = "text"; s++; }
