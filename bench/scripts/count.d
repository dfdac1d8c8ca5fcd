#pragma D option quiet
python*:::function-entry { @[copyinstr(arg1)] = count(); }
END { printa("%s %@d\n", @); }
