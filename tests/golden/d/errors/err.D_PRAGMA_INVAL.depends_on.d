#pragma D depends_on planet earth
BEGIN { exit(0); }
