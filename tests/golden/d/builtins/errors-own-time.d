/* ERROR sees the event that has faulted. */
self int n;
python*:::gc-start { x = 1 / arg0; }
ERROR { printf("%d %d %d\n", timestamp, tid, self->n); }
python*:::gc-done { self->n = arg0; }
