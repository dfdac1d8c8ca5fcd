BEGIN { printf("%d\n", $nothing); }
