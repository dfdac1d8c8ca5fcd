BEGIN { @ = count(); printa("%*@d\n", @); }
