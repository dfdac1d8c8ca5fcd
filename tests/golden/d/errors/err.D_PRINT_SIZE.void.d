BEGIN { print((void *)16); }
