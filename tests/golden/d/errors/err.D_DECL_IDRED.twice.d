int x;
string x;
BEGIN { x = 5; }
