:genunix:: { }
