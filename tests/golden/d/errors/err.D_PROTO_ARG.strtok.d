BEGIN { strtok("abc", 1234); }
