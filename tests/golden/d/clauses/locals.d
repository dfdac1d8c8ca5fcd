/* this-> lives through all clauses of a firing. */
this int n;
BEGIN { this->n = 5; this->s = "text"; }
BEGIN { this->n++; printf("%d %s\n", this->n, this->s); }
BEGIN { exit(0); }
