struct o { string a; };
translator struct o < int x > { a = x; };
BEGIN { exit(0); }
