# Calls at the limits of depth, while another thread and a generator are in the middle of theirs.
import sys
import threading

calls = 0


def endless():
    global calls
    calls += 1
    endless()


def counted():
    pass


def down(depth):
    return down(depth - 1) if depth else 0


def numbers():
    yield 1
    yield 2


def before():
    pass


def after():
    pass


def limit():
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(100)
    try:
        endless()
    except RecursionError:
        pass
    sys.setrecursionlimit(old)
    for i in range(calls):
        counted()


def deep(prepare=lambda: None):
    ready, go = threading.Event(), threading.Event()

    def in_thread():
        before()
        prepare()
        ready.set()
        go.wait()
        after()

    thread = threading.Thread(target=in_thread)
    thread.start()
    ready.wait()
    suspended = numbers()
    next(suspended)
    down(300)
    list(suspended)
    list(numbers())
    go.set()
    thread.join()
    before()


def profiler():
    deep(lambda: sys.setprofile(lambda frame, kind, argument: None))


def crowd():
    def call():
        for i in range(2000):
            after()

    threads = [threading.Thread(target=call) for i in range(8)]
    for thread in threads:
        thread.start()
    for i in range(20):
        before()
    down(300)
    for thread in threads:
        thread.join()


{"limit": limit, "deep": deep, "profiler": profiler, "crowd": crowd}[sys.argv[1]]()
