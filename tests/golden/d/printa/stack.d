/* %k prints a stack: indented by its width when that is negative, else not at all. %A prints a symbol. */
python*:::function-entry { @[ustack(), pid] = count(); @symbols[usym(ucaller), pid] = count(); }
END { printa("%k %d %@d\n", @); printa("%-4k %d %@d\n", @); printa("%60k %d %@d\n", @); printa("[%-8A] %d %@d\n", @symbols); }
