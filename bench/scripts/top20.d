#pragma D option quiet
python*:::function-entry { @[pid, copyinstr(arg0), copyinstr(arg1)] = count(); }
END { trunc(@, 20); printa("%d %s %s %@d\n", @); }
