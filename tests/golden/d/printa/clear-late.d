/* What is cleared, truncated or normalized at the end of the firing is what was added by then. */
BEGIN { @a = sum(1); clear(@a); @a = sum(2); printa("a %@d\n", @a); }
BEGIN { @b["x"] = sum(10); normalize(@b, 5); @b["x"] = sum(10); printa("b %@d\n", @b); denormalize(@b); printa("b %@d\n", @b); }
BEGIN { @c["x"] = sum(1); trunc(@c); @c["y"] = sum(1); printa("c %s\n", @c); printf("end\n"); }
