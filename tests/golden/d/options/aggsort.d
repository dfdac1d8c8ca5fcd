BEGIN { @a["b", 2] = sum(1); @a["a", 3] = sum(1); @a["c", 1] = sum(-4); printa("%s %d %@d\n", @a); }
BEGIN { setopt("aggsortkey"); printa("%s %d %@d\n", @a); }
BEGIN { setopt("aggsortkeypos", "1"); printa("%s %d %@d\n", @a); }
BEGIN { setopt("aggsortrev"); printa("%s %d %@d\n", @a); }
BEGIN { setopt("aggsortkey", "no"); printa("%s %d %@d\n", @a); }
BEGIN { @x[1] = sum(1); @x[2] = sum(2); @y[1] = sum(9); @y[2] = sum(3); setopt("aggsortrev", "no"); printa("%d %@d %@d\n", @x, @y); setopt("aggsortpos", "1"); printa("%d %@d %@d\n", @x, @y); }
BEGIN { exit(0); }
