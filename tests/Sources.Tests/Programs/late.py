# What is wanted comes late: after a thread has begun, out of a deep recursion, under the program's own profiler.
import sys
import threading


def wanted():
    pass


def down(depth):
    return down(depth - 1) if depth else wanted()


def deep():
    ready, go = threading.Event(), threading.Event()

    def other():
        ready.set()
        go.wait()
        wanted()

    thread = threading.Thread(target=other)
    thread.start()
    ready.wait()
    # 3.11 needs no room for a call of its own kind.
    sys.setrecursionlimit(200000)
    down(600)
    if sys.version_info[:2] == (3, 11):
        depth = 100000

        def plain(depth):
            return plain(depth - 1) if depth else 0

        if sys.getprofile() is None:    # an agent in Python takes room itself
            plain(depth)
    go.set()
    thread.join()
    wanted()


class Things:
    def __getitem__(self, key):
        return key


def profiler():
    seen = []

    def mine(frame, kind, argument):
        if kind == "call" and frame.f_code is wanted.__code__:
            seen.append(frame)

    things = Things()
    for key in range(100):
        things[key]
    sys.setprofile(mine)
    wanted()
    wanted()
    sys.setprofile(None)
    assert len(seen) == 2, seen


{"deep": deep, "profiler": profiler}[sys.argv[1]]()
