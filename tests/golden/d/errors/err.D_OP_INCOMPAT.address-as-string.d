/* The commonest slip: arg1 is an address. */
python*:::function-entry /arg1 == "start"/ { }
