BEGIN { self->a["x"] = 1; self->a["y"] = 2; self->t[1, "k"] = 3; }
BEGIN { printf("%d %d %d %d\n", self->a["x"], self->a["y"], self->a["z"], self->t[1, "k"]); exit(0); }
