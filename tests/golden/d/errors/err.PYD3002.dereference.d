python*:::function-entry { x = *arg0; }
