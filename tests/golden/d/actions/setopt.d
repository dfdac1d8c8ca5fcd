#pragma D option quiet
BEGIN { trace(1); trace("a"); setopt("quiet", "no"); }
BEGIN { trace(1); trace("a"); setopt("quiet"); }
BEGIN { @a[2] = sum(1); @a[1] = sum(2); setopt("aggsortkey"); }
BEGIN { printa("%d %@d\n", @a); setopt("aggsortkey", "off"); printa("%d %@d\n", @a); }
BEGIN { setopt("quiet", "perhaps"); setopt("nosuch"); setopt("bufsize", "1m"); exit(0); }
