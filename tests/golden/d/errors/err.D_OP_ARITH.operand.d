BEGIN { s = "text"; x = -s; }
