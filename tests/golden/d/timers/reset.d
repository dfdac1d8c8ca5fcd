/* Counts of each period: printa, then clear. */
python*:::function-entry { @[copyinstr(arg1)] = count(); }
tick-1s { printa("%s %@d\n", @); clear(@); }
