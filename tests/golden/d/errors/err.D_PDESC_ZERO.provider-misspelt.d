pyhton$target:::function-entry { }
