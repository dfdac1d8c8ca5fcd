BEGIN { printf("%d\n", start["x"]); y = start["y"]; }
