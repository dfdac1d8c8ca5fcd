BEGIN { strlen("x") = 6; }
