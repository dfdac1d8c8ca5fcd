provider p { probe a(int); };
provider p { probe b(int); };
BEGIN { exit(0); }
