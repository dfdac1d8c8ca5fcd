"""The programs that are measured: `programs.py NAME [COUNT] [setprofile]` prints the nanoseconds of wall clock and of processor that one took."""
import sys
import time


def f(x):
    return x


def calls(count):
    list(map(f, range(count)))


def loop(count):
    for i in range(count):
        f(i)


def walk(count):
    """A job of the standard library: the syntax trees of its own files, walked."""
    import ast
    for module in ("argparse", "typing", "inspect", "tarfile")[:count]:
        with open("%s/%s.py" % (ast.__file__.rpartition("/")[0], module), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for node in ast.walk(tree):
            pass
        ast.dump(tree)


def empty(frame, kind, argument):
    pass


program, count = {"calls": calls, "loop": loop, "walk": walk}[sys.argv[1]], int(sys.argv[2])
import ast  # not a part of what is measured
if sys.argv[3:] == ["setprofile"]:
    sys.setprofile(empty)
wall, processor = time.perf_counter(), time.process_time()
program(count)
wall, processor = time.perf_counter() - wall, time.process_time() - processor
sys.stderr.write("%d %d\n" % (wall * 1e9, processor * 1e9))
