provider mine1 { probe go(int); };
BEGIN { exit(0); }
