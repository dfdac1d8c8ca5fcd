BEGIN { @a[exit(0)] = count(); printa(@a); }
