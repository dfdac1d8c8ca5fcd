BEGIN { @a = count(); printa("%@c", @a); }
