BEGIN { @a = count(); @a = sum(1); printa(@a); }
