BEGIN { a["x"] = 1; x = a[5]; }
