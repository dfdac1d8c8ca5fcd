"""The agent of a process."""

import sys

from . import forks, markers, monitoring, profilers, threads
from .link import Link, ReaderGone
from .recorder import open_recorder


class Agent:
    """Arms what the reader wants of this process, and again in each child."""

    def __init__(self, path):
        self.path = path
        self.stopped = False
        self.tool = None
        self.arm_thread = None      # arms a thread that begins
        self.profile_code = self.trace_code = None
        self.hidden = []
        self.connect()

    def connect(self):
        self.link = Link(self.path)
        self.recorder = open_recorder(self.link, self.stop)
        self.probes = {name: index for name, (index, _) in self.link.probes.items()}
        for code in self.hidden:
            self.recorder.hide(code)
        self.recorder.thread()

    def wants(self, *names):
        return any(name in self.probes for name in names)

    def reads_line(self, name):
        return name in self.link.probes and self.link.probes[name][1] & 4

    def stop(self):
        """Stops tracing in this thread, and in the others as far as the interpreter lets one."""
        self.stopped = True
        monitoring.disarm(self)
        profilers.disarm_thread(self)

    def arm(self):
        """Begins to trace, from the frame that is about to run. Whatever may be wrong is not the program's business."""
        try:
            self.arm_all()
        except Exception as error:
            self.stop()
            sys.stderr.write("pyd: this Python is not traced: %s: %s\n" % (type(error).__name__, error))

    def arm_all(self):
        forks.follow(self)
        if self.wants("function-entry", "function-return", "line"):
            if not (hasattr(sys, "monitoring") and monitoring.arm(self)):
                profilers.arm(self)
        if self.wants("thread-begin", "thread-end"):
            threads.wrap(self)
        if self.wants("gc-start", "gc-done"):
            markers.arm_collections(self)
        if self.wants("import-find-load-start", "import-find-load-done"):
            markers.arm_imports(self)
        if self.wants("audit") and hasattr(sys, "addaudithook"):
            markers.arm_audits(self)

    def before_fork(self):
        self.forking = self.recorder
        self.forking.hold()

    def after_fork(self):
        self.forking.go_on()

    def after_fork_in_child(self):
        stopped, self.stopped = self.stopped, True
        self.recorder.close()
        try:
            if stopped:
                raise ReaderGone("stopped")
            self.connect()
            self.stopped = False
        except ReaderGone:
            self.stop()
            return
        if self.tool is not None:
            monitoring.arm_callbacks(self)
        elif profilers.is_armed(self):
            profilers.arm_thread(self)
