# Signal handlers that raise, wherever the agent is, and a recursion without end: the program and its tracing go on.
import signal
import sys


class Alarm(Exception):
    pass


def on_alarm(number, frame):
    raise Alarm


def leaf():
    pass


def recursive():
    recursive()


def spin():
    while True:
        leaf()


signal.signal(signal.SIGALRM, on_alarm)
for i in range(20):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.001)
        spin()
    except Alarm:
        pass
for i in range(3):
    try:
        sys.setrecursionlimit(200)
        recursive()
    except RecursionError:
        pass
sys.setrecursionlimit(1000)


def still_traced():
    pass


still_traced()
