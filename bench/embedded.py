#!/usr/bin/env python3
"""Measures one script as three programs: bench/embedded.py [--events N] [--rounds N] [--write]

examples/embedded/call_times.d on a recorded trace by `pyd run` (IL emitted when it starts), as a class of examples/embedded under .NET, and as
the same published as native code. All take their turn in every round, on a long trace and on one of a single event. Printed are medians with the
lowest and highest; --write puts the table into bench/README.md.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
EXAMPLE = os.path.join(ROOT, "examples", "embedded")
MARK = "<!-- embedded -->\n"


def run(words):
    """Wall clock and processor time in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit("%s\n%s%s" % (" ".join(words), done.stdout, done.stderr))
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def spread(values, digits):
    return "%.*f (%.*f – %.*f)" % (digits, statistics.median(values), digits, min(values), digits, max(values))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--events", type=int, default=5000000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--write", action="store_true")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dotnet = ["dotnet", "publish", EXAMPLE, "-c", "Release", "--nologo", "-v", "q"]
        run(dotnet + ["-o", folder + "/native"])
        run(dotnet + ["-o", folder + "/managed", "-p:PublishAot=false", "-p:NuGetLockFilePath=" + folder + "/lock.json", "-p:ArtifactsPath=" + folder + "/build"])
        trace, one = folder + "/trace.arrow", folder + "/one.jsonl"
        run(["dotnet", "run", "-c", "Release", "--project", os.path.join(HERE, "Replay"), "--", "generate", str(options.events), trace])
        with open(one, "w") as out:
            out.write('{"time":1,"pid":2,"probe":"python:function-entry","args":["a.py","f",1]}\n')
        ways = (
            ("`pyd run`", lambda file: [os.path.join(ROOT, "pyd"), "run", os.path.join(EXAMPLE, "call_times.d"), "--replay", file]),
            ("a class, `dotnet embedded.dll`", lambda file: ["dotnet", folder + "/managed/embedded.dll", file]),
            ("a class, native code", lambda file: [folder + "/native/embedded", file]),
        )
        for _, command in ways:
            run(command(one))
        start, load = {}, os.getloadavg()[0]
        total = {}
        for _ in range(options.rounds):
            for name, command in ways:
                start.setdefault(name, []).append(run(command(one)))
                total.setdefault(name, []).append(run(command(trace)))
        lines = ["%d events, %d rounds, load %.1f at the start." % (options.events, options.rounds, load), "",
                 "| way | one event: wall clock, ms | processor, ms | an event of many: processor, ns |", "| --- | --- | --- | --- |"]
        for name, _ in ways:
            events = [(long[1] - short[1]) * 1e9 / options.events for long, short in zip(total[name], start[name])]
            lines.append("| %s | %s | %s | %s |" % (name, spread([wall * 1e3 for wall, _ in start[name]], 0), spread([cpu * 1e3 for _, cpu in start[name]], 0), spread(events, 0)))
    table = "\n".join(lines) + "\n"
    print(table)
    if options.write:
        readme = os.path.join(HERE, "README.md")
        with open(readme) as file:
            text = file.read()
        head, rest = text.split(MARK)
        with open(readme, "w") as file:
            file.write(head + MARK + table + rest[rest.index("\n# "):])


main()
