"""Real-time priority, where that is allowed: other work of the machine stands aside for what is measured."""
import os
import sys


def raise_priority():
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except OSError:
        print("no real-time priority: other work of the machine is measured, too", file=sys.stderr)
