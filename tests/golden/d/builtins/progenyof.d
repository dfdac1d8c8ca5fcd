python*:::function-entry { printf("%d: %d %d %d %d\n", pid, progenyof(pid), progenyof(100), progenyof(1), progenyof(9)); }
