BEGIN { @a = count(); }
END /@a/ { exit(0); }
