python:::function-entry { }
