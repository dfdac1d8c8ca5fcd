#pragma D option quiet=no
BEGIN { trace(1); }
BEGIN { setopt("quiet"); trace(2); printf("\n"); }
BEGIN { trace(3); printf("\n"); }
BEGIN { setopt("quiet", "no"); trace(4); }
BEGIN { trace(5); exit(0); }
