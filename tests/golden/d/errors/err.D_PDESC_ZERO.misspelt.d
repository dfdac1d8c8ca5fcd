python$target:::function-entrry { }
