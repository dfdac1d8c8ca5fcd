BEGIN { @a[1] = count(); @a[2] = count(); printa(@a[1]); }
