BEGIN { memstr(1); }
