# Threads that run at once, of both kinds, more of them than the ring of the test has room for.
import _thread
import sys
import threading

sys.setswitchinterval(0.00001)
done = threading.Semaphore(0)


def leaf(n):
    return n


def of_threading(n):
    for i in range(1000):
        leaf(i)


def of_thread(n):
    for i in range(1000):
        leaf(i)


def raw(n):
    of_thread(n)
    done.release()


threads = [threading.Thread(target=of_threading, args=(i,)) for i in range(8)]
for thread in threads:
    thread.start()
for i in range(8):
    _thread.start_new_thread(raw, (i,))
for thread in threads:
    thread.join()
for i in range(8):
    done.acquire()
