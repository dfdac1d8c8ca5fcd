BEGIN { @a = 5; printa(@a); }
