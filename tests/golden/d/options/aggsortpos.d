#pragma D option quiet
#pragma D option aggsortpos=1
BEGIN { @a["x"] = sum(3); @a["y"] = sum(2); @a["z"] = sum(1); @b["x"] = sum(5); @b["y"] = sum(9); @b["z"] = sum(7); printa("%s %@d %@d\n", @a, @b); exit(0); }
