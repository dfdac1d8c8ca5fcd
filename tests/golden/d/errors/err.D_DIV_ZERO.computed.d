inline int ZERO = 3 - 3;
BEGIN { x = 1 % ZERO; }
