python$1:::$$2 { printf("%d %s\n", pid, probename); }
