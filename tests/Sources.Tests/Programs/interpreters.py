# Sub-interpreters, one after the other and, where each has a lock of its own, at once.
import sys
import threading

try:
    import _interpreters as interpreters
    run = interpreters.exec
except ImportError:
    import _xxsubinterpreters as interpreters
    run = interpreters.run_string

PROGRAM = """
def of_sub(n):
    return n


def of_generator():
    yield of_sub(1)


for i in range(100):
    of_sub(i)
list(of_generator())
"""


def of_main(n):
    return n


def one_after_the_other():
    for i in range(4):
        sub = interpreters.create()
        run(sub, PROGRAM)
        of_main(i)
        run(sub, "of_sub(0)")
        interpreters.destroy(sub)


def at_once():
    sub = interpreters.create()
    for i in range(10):
        run(sub, PROGRAM)
        of_main(i)
    interpreters.destroy(sub)


one_after_the_other()
if sys.version_info >= (3, 12):
    threads = [threading.Thread(target=at_once) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
