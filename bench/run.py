#!/usr/bin/env python3
"""Measures what an event costs the traced program: bench/run.py [--python PATH]… [--rounds N] [--only TEXT] [--length] [--write]

In each round every way of tracing runs once, next to a run without tracing; the difference of the two, divided by the number of events, is
one measurement. Printed are medians, with the lowest and highest. --length measures instead whether long runs lose events and what memory
they need. --write puts the table into bench/README.md.
"""
import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile

import kernel
import priority

HERE = os.path.dirname(os.path.abspath(__file__))
PYD = os.path.join(os.path.dirname(HERE), "pyd")
PROBES = "python$target:::function-entry, python$target:::function-return"
SCRIPTS = {
    "count": PROBES + "\n{\n\t@[copyinstr(arg1)] = count();\n}\n",
    "never": PROBES + "\n/copyinstr(arg1) == \"no such function\"/\n{\n\t@[copyinstr(arg1)] = count();\n}\n",
    "printf": PROBES + "\n{\n\tprintf(\"%d\\t%*s%s:%s:%d\\n\", timestamp, 4, \"\", probename, copyinstr(arg1), arg2);\n}\n",
    "mine": PROBES + "\n/copyinstr(arg1) == \"f\"/\n{\n\t@ = count();\n}\n",
    "total": PROBES + "\n{\n\t@ = count();\n}\n",
}
WAYS = (
    ("native agent, `@[copyinstr(arg1)] = count()`", "agent", "count"),
    ("native agent, a predicate that never matches", "agent", "never"),
    ("the same with `-x agentfilter=off`", "agent -x agentfilter=off", "never"),
    ("native agent, a `printf` for each event", "agent", "printf"),
    ("agent in Python, `@[copyinstr(arg1)] = count()`", "agent-python", "count"),
    ("no pyd: `sys.setprofile` with an empty function", None, None),
    ("no pyd: bpftrace, `@[str(arg1)] = count()` in the kernel", "bpftrace", "count"),
    ("no pyd: bpftrace, a `printf` for each event", "bpftrace", "printf"),
)
PROGRAMS = (("`list(map(f, range(N)))`", "calls", 1000000), ("`for i in range(N): f(i)`", "loop", 1000000), ("`ast` over the library's files", "walk", 4))


def run(python, program, count, source, script, folder):
    command = [python, os.path.join(HERE, "programs.py"), program, str(count)]
    if source is None:
        words = command + (["setprofile"] if script else [])
    elif source == "bpftrace":
        words = ["bpftrace", "-e", kernel.script(python, script), "-c", " ".join(command), "-o", os.path.join(folder, "bpftrace.txt")]
    else:
        file = os.path.join(folder, script + ".d")
        with open(file, "w") as out:
            out.write(SCRIPTS[script])
        words = [PYD, "run", file, "--source"] + source.split() + ["-c", " ".join(command)]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    if done.returncode != 0:
        sys.exit("%s\n%s" % (" ".join(words), done.stderr))
    wall, processor = next(line for line in reversed(done.stderr.split("\n")) if re.match(r"\d+ \d+$", line)).split()
    return int(wall), int(processor), done.stdout


def spread(values):
    return "%.0f (%.0f – %.0f)" % (statistics.median(values), min(values), max(values))


def measure(python, rounds, folder, only):
    """Rows of a table: program, way, wall clock and processor time for an event."""
    version = subprocess.check_output([python, "-c", "import platform; print(platform.python_version())"], universal_newlines=True).strip()
    for title, program, count in PROGRAMS:
        events = int(run(python, program, count, "agent", "total", folder)[2].split()[-1])
        ways = [way for way in WAYS if only in way[0]]
        found = {way: ([], []) for way, _, _ in ways}
        plain, skip = [], kernel.why_not(python)
        for _ in range(rounds):
            for way, source, script in ways:
                bare = run(python, program, count, None, None, folder)
                plain.append(bare[0] / events)
                if source == "bpftrace":
                    if skip:
                        continue
                    with kernel.LineSemaphore(python):
                        traced = run(python, program, count, source, script, folder)
                else:
                    traced = run(python, program, count, source, script or "empty", folder)
                for i in range(2):
                    found[way][i].append((traced[i] - bare[i]) / events)
        yield "| %s | %s | no tracing (for scale) | %s | |" % (version, title, spread(plain))
        for way, (wall, processor) in found.items():
            yield "| | | %s | %s | %s |" % (way, spread(wall) if wall else "skipped: " + skip, spread(processor) if processor else "")


def long_runs(python, folder):
    """Rows of another table: events, whether all were counted, events a second, the reader's largest resident set in MiB."""
    for events in (5000000, 50000000):
        file = os.path.join(folder, "total.d")
        with open(file, "w") as out:
            out.write(SCRIPTS["mine"])
        command = [python, os.path.join(HERE, "programs.py"), "loop", str(events // 2)]
        with open(os.path.join(folder, "out.txt"), "w+") as out, open(os.path.join(folder, "err.txt"), "w+") as err:
            process = subprocess.Popen([PYD, "run", file, "-c", " ".join(command)], stdout=out, stderr=err)
            status, usage = os.wait4(process.pid, 0)[1:]
            out.seek(0), err.seek(0)
            counted, said = int(out.read().split()[-1]), err.read()
        if status != 0:
            sys.exit(said)
        wall = int(said.strip().split("\n")[-1].split()[0])
        yield "| %s | %d | %d | %.2f | %d |" % (python, events, counted, events / wall * 1e3, usage.ru_maxrss // 1024)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", action="append", help="an interpreter to measure; may repeat")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="only the ways that have this text in their names")
    parser.add_argument("--length", action="store_true", help="measure runs of 5 and 50 million events")
    parser.add_argument("--write", action="store_true", help="put the table into bench/README.md")
    options = parser.parse_args()
    priority.raise_priority()
    lines = ["%s, %d processors, load %.1f at the start, %d rounds." % (platform.processor() or platform.machine(), os.cpu_count(), os.getloadavg()[0], options.rounds), "",
             "| Python | program | way | wall clock, ns an event | processor time of the target, ns an event |", "| --- | --- | --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as folder:
        if options.length:
            print("| Python | events | counted | million events a second | memory of the reader, MiB |\n| --- | --- | --- | --- | --- |")
            for python in options.python or [sys.executable]:
                for row in long_runs(python, folder):
                    print(row, flush=True)
            return
        for python in options.python or [sys.executable]:
            for row in measure(python, options.rounds, folder, options.only):
                lines.append(row)
                print(row, flush=True)
    if options.write:
        path = os.path.join(HERE, "README.md")
        with open(path) as file:
            text = file.read()
        with open(path, "w") as file:
            file.write(re.sub(r"(?s)(<!-- measured -->\n).*", lambda match: match.group(1) + "\n".join(lines) + "\n", text))


if __name__ == "__main__":
    main()
