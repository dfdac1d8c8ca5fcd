BEGIN { x = 5; printa(x); }
