BEGIN { @count = count(); @sum[1] = sum(3); exit(0); }
