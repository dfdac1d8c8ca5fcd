BEGIN { y = sizeof(void); }
