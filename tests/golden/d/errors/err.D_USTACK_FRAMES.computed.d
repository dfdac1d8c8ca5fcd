BEGIN { n = 3; jstack(n); }
