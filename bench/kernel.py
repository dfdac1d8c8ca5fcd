"""bpftrace on the markers of a python that has them, with 3.11's `line` semaphore up, without which function-entry never fires."""
import os
import re
import shutil
import subprocess

EVENTS = "/sys/kernel/tracing/uprobe_events"
SCRIPTS = {
    "count": "{ @[str(arg1)] = count(); }",
    "printf": "{ printf(\"%llu %s:%d\\n\", nsecs, str(arg1), arg2); }",
}


def why_not(python):
    """Why bpftrace cannot be measured on an interpreter; empty when it can."""
    if shutil.which("bpftrace") is None or shutil.which("readelf") is None:
        return "bpftrace or readelf is not installed"
    if os.geteuid() != 0:
        return "only root may use bpftrace"
    if not os.access(EVENTS, os.W_OK):
        return "tracefs is not there"
    if "function__entry" not in markers(python):
        return "this python has no function markers"
    return ""


def script(python, name):
    return "".join("usdt:%s:python:%s %s\n" % (os.path.realpath(python), marker, SCRIPTS[name]) for marker in ("function__entry", "function__return"))


def markers(python):
    """Semaphores of the markers, as addresses."""
    text = subprocess.run(["readelf", "-nW", os.path.realpath(python)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True).stdout
    found = re.findall(r"Provider: python\s+Name: (\S+)\s+Location: \S+ Base: \S+ Semaphore: 0x([0-9a-f]+)", text)
    return {name: int(semaphore, 16) for name, semaphore in found}


class LineSemaphore:
    """Up inside a with statement, by a probe at the program's first instruction, which hardly ever runs."""

    def __init__(self, python):
        self.python = os.path.realpath(python)

    def __enter__(self):
        text = subprocess.check_output(["readelf", "-lhW", self.python], universal_newlines=True)
        segments = [[int(word, 16) for word in words] for words in re.findall(r"LOAD\s+(0x\w+) (0x\w+) 0x\w+ (0x\w+)", text)]

        def offset(address):
            return next(address - start + place for place, start, size in segments if start <= address < start + size)

        entry = int(re.search(r"Entry point address:\s+(0x\w+)", text).group(1), 16)
        self.write("p:pyd_bench/line %s:0x%x(0x%x)" % (self.python, offset(entry), offset(markers(self.python)["line"])))
        self.enable(1)

    def __exit__(self, *unused):
        self.enable(0)
        self.write("-:pyd_bench/line")

    @staticmethod
    def write(line):
        descriptor = os.open(EVENTS, os.O_WRONLY | os.O_APPEND)     # open() would seek, which this file refuses
        try:
            os.write(descriptor, line.encode() + b"\n")
        finally:
            os.close(descriptor)

    @staticmethod
    def enable(value):
        with open(os.path.dirname(EVENTS) + "/events/pyd_bench/line/enable", "w") as file:
            file.write("%d\n" % value)
