BEGIN { @a = count(); trace(@a * 2); }
