BEGIN { @a[1] = cuont(); printa(@a); clear(@a); }
