#pragma D option quiet
#pragma D option aggsortkey
#pragma D option aggsortkeypos=1
#pragma D option aggsortrev
BEGIN { @a[1, "x"] = sum(3); @a[2, "a"] = sum(9); @a[3, "m"] = sum(1); @a[1, "b"] = sum(2); printa(@a); exit(0); }
