python*:::function-entry { @calls[copyinstr(arg1), pid] = count(); }
