BEGIN { @a = count(); x = clear(@a); }
