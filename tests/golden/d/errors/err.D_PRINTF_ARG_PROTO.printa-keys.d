BEGIN { @a["x"] = count(); printa("%s %d %@d\n", @a); }
