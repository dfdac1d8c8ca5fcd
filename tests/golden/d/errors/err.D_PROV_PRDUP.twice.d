provider mine { probe go(int); probe go(int); };
BEGIN { exit(0); }
