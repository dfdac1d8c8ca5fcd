#!/usr/bin/env python3
"""An hour of events pressed together: eng/soak.py [--events N] [--seconds S] [--python PYTHON]

Replays a recorded hour of N events as fast as that goes, then traces a program that loops for S seconds. Prints what was counted, how far the timers
were off, and the resident memory; exits with 1 when an event is lost, a tick is missing or late by more and more, or memory grows.
./test does the same in short (SoakTests).
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PYD = os.path.join(ROOT, "pyd")
HOUR = 3600

SCRIPT = """
#pragma D option quiet
python*:::function-entry /WANTED/ { n++; @[copyinstr(arg1)] = count(); self->t = timestamp; }
python*:::function-return /self->t/ { @q[copyinstr(arg1)] = quantize(timestamp - self->t); self->t = 0; }
tick-1s { printf("tick %d\\n", timestamp); trunc(@); clear(@q); }
END { trunc(@q); printf("counted %d\\n", n); }
"""
TARGET = """
import time
def called():
    pass
calls, end = 0, time.monotonic() + %d
while time.monotonic() < end:
    for _ in range(1000):
        called()
    calls += 1000
    time.sleep(0.0005)
print("called", calls, flush=True)
"""


class Memory(threading.Thread):
    """The resident memory of a process in KiB, looked at ten times a second."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.seen, self.ended = pid, [], threading.Event()

    def run(self):
        while not self.ended.wait(0.1):
            try:
                with open("/proc/%d/status" % self.pid) as status:
                    self.seen += [int(line.split()[1]) for line in status if line.startswith("VmRSS:")]
            except OSError:
                return

    def growth(self):
        """What the last third took more than the second: the first is the start."""
        third = len(self.seen) // 3
        return max(self.seen[2 * third:]) - max(self.seen[third:2 * third])


def run(*words):
    process = subprocess.Popen([PYD, "run", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    memory = Memory(process.pid)
    memory.start()
    seen, arrived = {"tick": [], "counted": [], "called": []}, []
    for line in process.stdout:
        kind, _, value = line.partition(" ")
        if kind in seen:
            seen[kind].append(int(value))
            if kind == "tick":
                arrived.append(time.monotonic_ns())
    errors = process.stderr.read()
    process.wait()
    memory.ended.set()
    memory.join()
    if process.returncode != 0 or errors:
        sys.exit("%s\nexit status %d\n%s" % (" ".join(words), process.returncode, errors))
    return seen["tick"], arrived, seen["counted"][0], seen["called"], memory


# A live tick's timestamp is the time it was due: what counts is when its line comes.
def check(name, ticks, expected_ticks, counted, called, memory):
    late = [(tick - ticks[0]) / 1e6 - 1000 * i for i, tick in enumerate(ticks)]
    tenth = max(1, len(late) // 10)
    drift = statistics.median(late[-tenth:]) - statistics.median(late[:tenth])
    print("%s: %d of %d events; %d of %d ticks, drift %.3f ms, single ones up to %.1f ms off; memory at most %.1f MiB, last third %+d KiB" % (
        name, counted, called, len(ticks), expected_ticks, drift, max(map(abs, late)), max(memory.seen) / 1024, memory.growth()))
    # One tick more or less is the program's start and end; pages touched late are some hundred KiB, a leak of a byte an event is tens of MiB.
    return counted == called and abs(expected_ticks - len(ticks)) <= 1 and abs(drift) < 20 and memory.growth() < 4096


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--events", type=int, default=36000000)
    options.add_argument("--seconds", type=int, default=300)
    options.add_argument("--python", default=sys.executable)
    options = options.parse_args()
    subprocess.run(["dotnet", "build", os.path.join(ROOT, "bench", "Replay"), "-c", "Release", "--nologo", "-v", "q"], check=True, stdout=subprocess.DEVNULL)
    built = os.path.join(ROOT, "artifacts", "build", "bin", "Replay")
    bench = os.path.join(built, next(name for name in os.listdir(built) if name.startswith("release")), "replay-bench.dll")
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            path = os.path.join(folder, name)
            with open(path, "w") as file:
                file.write(text)
            return path

        trace = os.path.join(folder, "hour.arrow")
        subprocess.run(["dotnet", bench, "generate", str(options.events), trace, str(HOUR)], check=True, stderr=subprocess.DEVNULL)
        ticks, _, counted, _, memory = run(write("replay.d", SCRIPT.replace("WANTED", "1")), "--replay", trace)
        fine = check("replay", ticks, HOUR, counted, options.events // 2, memory)

        target = write("target.py", TARGET % options.seconds)
        _, arrived, counted, called, memory = run(write("live.d", SCRIPT.replace("WANTED", 'copyinstr(arg1) == "called"')), "-c", "%s %s" % (options.python, target))
        fine &= check("live", arrived, options.seconds, counted, called[0], memory)
    return 0 if fine else 1


sys.exit(main())
