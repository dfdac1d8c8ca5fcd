BEGIN { printf("[%?d] [%?x] [%-?d]\n", 1, 255, 2); }
