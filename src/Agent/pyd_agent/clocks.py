"""Clocks and other things of the system, by one name for all versions."""

import _struct
import _thread
import os
import time

# Bound here: when the interpreter ends, modules lose their contents before the last functions run.
clock = getattr(time, "monotonic_ns", None) or (lambda monotonic=time.monotonic: int(monotonic() * 1e9))
sleep = time.sleep
native_id = (getattr(_thread, "get_native_id", None)
             or (lambda readlink=os.readlink: int(readlink("/proc/thread-self").rpartition("/")[2])))


def with_processor_time(pack):
    """The same, and the sixth argument is how long the running thread has had a processor."""
    put_last = _struct.Struct("@q").pack_into
    clock = getattr(time, "thread_time_ns", None) or (lambda: int(time.clock_gettime(time.CLOCK_THREAD_CPUTIME_ID) * 1e9))

    def pack_all(memory, start, *values):
        pack(memory, start, *values)
        put_last(memory, start + 56, clock())

    return pack_all
