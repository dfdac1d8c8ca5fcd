syscall::open:entry { @[probefunc] = count(); }
