BEGIN { func(1); }
