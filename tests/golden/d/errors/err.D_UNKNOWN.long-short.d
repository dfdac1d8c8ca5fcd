BEGIN { x = (long short)0; }
