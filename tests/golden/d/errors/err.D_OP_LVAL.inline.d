inline int LIMIT = 10;
BEGIN { LIMIT = 5; }
