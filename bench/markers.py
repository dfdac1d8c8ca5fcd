#!/usr/bin/env python3
"""Measures what a static marker costs through the kernel, pyd beside bpftrace: bench/markers.py [--python PATH] [--rounds N] [--write]

Needs root, bpftrace and a Python with the marker function__return (Debian's python3.11). In each round every way runs once, next to a run without
tracing; the difference of the two, divided by the number of events, is one measurement. Printed are medians, with the lowest and highest, and how many
events were lost. --write puts the table into bench/README.md.

Everything runs with real-time priority where that is allowed, so that other work of the machine stands aside.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

import priority

HERE = os.path.dirname(os.path.abspath(__file__))
PYD = os.path.join(os.path.dirname(HERE), "pyd")
COUNT = "@[copyinstr(arg1)] = count();"
PRINT = 'printf("%d %s:%s:%d\\n", timestamp, copyinstr(arg0), copyinstr(arg1), arg2);'
NOTHING = "@ = count();"
WAYS = (
    ("bpftrace, `@ = count()`", "bpftrace", "@ = count();"),
    ("pyd, `@ = count()`", "pyd", NOTHING),
    ("bpftrace, `@[str(arg1)] = count()`", "bpftrace", "@[str(arg1)] = count();"),
    ("pyd, `@[copyinstr(arg1)] = count()`", "pyd", COUNT),
    ("bpftrace, a `printf` for each event", "bpftrace", 'printf("%lld %s:%s:%d\\n", nsecs, str(arg0), str(arg1), arg2);'),
    ("pyd, a `printf` for each event", "pyd", PRINT),
)


def run(python, count, tool, action, folder):
    """Wall clock and processor time of the program in nanoseconds, how many events of f came out, None when that is not told, and the tracer's processor time."""
    command = [python, "-I", "-S", os.path.join(HERE, "programs.py"), "calls", str(count)]
    output = os.path.join(folder, "output")
    if tool == "pyd":
        script = os.path.join(folder, "script.d")
        with open(script, "w") as file:
            file.write("python$target:::function-return\n{\n\t%s\n}\n" % action)
        command = [PYD, "run", script, "--source", "usdt", "-o", output, "-c", " ".join(command)]
    elif tool == "bpftrace":
        command = ["bpftrace", "-o", output, "-e", "usdt:%s:python:function__return { %s }" % (python, action), "-c", " ".join(command)]
    before = os.times()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    after = os.times()
    both = (after.children_user + after.children_system - before.children_user - before.children_system) * 1e9
    times = re.findall(r"^(\d+) (\d+)$", done.stderr + done.stdout, re.MULTILINE)
    if not times:
        sys.exit("%s\n%s" % (" ".join(command), done.stderr))
    events = None
    if tool:
        with open(output, errors="replace") as file:
            text = file.read()
        printed = len(re.findall(r"^\d+ \S+:f:\d+$", text, re.MULTILINE))
        # pyd:  f  300000  or  300057;  bpftrace:  @[f]: 300000  or  @: 300057
        counted = re.search(r"^\s*(?:(?:@\[)?f(?:\]:)?\s+|@:\s+)?(\d+)$", text, re.MULTILINE)
        events = printed or (int(counted.group(1)) if counted else None)
    return int(times[-1][0]), int(times[-1][1]), events, both - int(times[-1][1])


def spread(values):
    return "%.0f (%.0f – %.0f)" % (statistics.median(values), min(values), max(values))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", default="/usr/bin/python3.11")
    parser.add_argument("--count", type=int, default=300000, help="calls in a run")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table into bench/README.md")
    options = parser.parse_args()
    priority.raise_priority()
    lines = ["%d processors, load %.1f at the start, %d rounds of %d calls." % (os.cpu_count(), os.getloadavg()[0], options.rounds, options.count), "",
             "| way | wall clock, ns an event | processor time of the target, ns an event | of the tracer, ns an event | events a second | lost |", "| --- | --- | --- | --- | --- | --- |"]
    found = {way: ([], [], [], [], []) for way, _, _ in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.rounds):
            for way, tool, action in WAYS:
                bare = run(options.python, options.count, None, None, folder)
                idle = run(options.python, 1, tool, action, folder)[3]
                wall, processor, events, tracer = run(options.python, options.count, tool, action, folder)
                found[way][0].append((wall - bare[0]) / options.count)
                found[way][1].append((processor - bare[1]) / options.count)
                found[way][2].append(options.count / (wall / 1e9))
                if events is not None:
                    found[way][3].append(max(0, options.count - events))
                found[way][4].append((tracer - idle) / options.count)
    for way, (wall, processor, rate, lost, tracer) in found.items():
        lines.append("| %s | %s | %s | %s | %.0f | %s |" % (way, spread(wall), spread(processor), spread(tracer), statistics.median(rate), spread(lost) if lost else "?"))
    print("\n".join(lines))
    if options.write:
        path = os.path.join(HERE, "README.md")
        with open(path) as file:
            text = file.read()
        with open(path, "w") as file:
            file.write(re.sub(r"(?s)(<!-- markers -->\n).*?(?=\n\n[A-Z#]|\Z)", lambda match: match.group(1) + "\n".join(lines), text))


if __name__ == "__main__":
    main()
