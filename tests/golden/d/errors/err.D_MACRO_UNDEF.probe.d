python$1:::function-entry { }
