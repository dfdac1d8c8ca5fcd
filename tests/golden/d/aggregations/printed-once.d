/* What printa has printed is not printed again at the end. */
BEGIN { @a["x"] = count(); @b["y"] = count(); printa(@a); exit(0); }
