"""Threads: each begins under a wrapper, which says so and arms it."""

import _thread
import sys

from .markers import tell


def wrap(agent):
    """A new thread starts with no profiler. Wrapping the C function that starts it serves threading and _thread alike."""
    threading = sys.modules.get("threading")
    for name in ("start_new_thread", "start_joinable_thread"):
        original = getattr(_thread, name, None)
        if original is None:
            continue
        wrapper = thread_starter(agent, original)
        setattr(_thread, name, wrapper)
        if threading is not None and getattr(threading, "_" + name, None) is original:
            setattr(threading, "_" + name, wrapper)


def thread_starter(agent, original):
    def start(function, *args, **kwargs):
        def run(*args, **kwargs):
            tell(agent, "thread-begin")
            if agent.arm_thread is not None:
                agent.arm_thread()
            try:
                return function(*args, **kwargs)
            finally:
                tell(agent, "thread-end")
        return original(run if callable(function) else function, *args, **kwargs)
    start.__name__ = original.__name__
    return start
