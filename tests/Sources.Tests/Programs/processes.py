# Every way to a child that is a Python.
import multiprocessing
import os
import subprocess
import sys


def work(name):
    return name


def child_of_fork():
    work("fork")


def child_of_multiprocessing(method):
    work(method)


def child_of_exec():
    work("exec")


def main():
    pid = os.fork()
    if pid == 0:
        child_of_fork()
        os._exit(0)
    os.waitpid(pid, 0)
    for method in ("fork", "spawn", "forkserver"):
        process = multiprocessing.get_context(method).Process(target=child_of_multiprocessing, args=(method,))
        process.start()
        process.join()
    subprocess.check_call([sys.executable, "-c", "def child_of_subprocess(): pass\nchild_of_subprocess()"])
    if hasattr(multiprocessing, "pool"):
        pass
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(work, ["a", "b", "c", "d"])
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, __file__, "again"])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child_of_exec()
    else:
        main()
