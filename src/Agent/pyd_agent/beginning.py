"""The beginning of a program: what site still has to do belongs to nobody."""

import os
import sys

from .agent import Agent
from .link import ReaderGone
from .monitoring import find_tool


def start(path):
    """Connects, and arms when the main program begins: what site still has to do belongs to nobody."""
    try:
        agent = Agent(path)
    except ReaderGone:
        return
    agent.begin = None
    outermost = sys._getframe()
    while outermost.f_back is not None:
        outermost = outermost.f_back
    library = os.path.dirname(os.__file__) + os.sep

    def is_in_library(frame):
        while frame.f_back is not None and frame.f_code.co_filename.startswith("<"):
            frame = frame.f_back    # what the library makes as it runs, a namedtuple for example, is its own too
        return frame.f_code.co_filename.startswith(("<frozen ", library))

    def is_below_site(frame):
        while frame is not None and frame.f_globals.get("__name__") != "site":
            frame = frame.f_back
        return frame is not None

    def begins(frame):
        """The main module, the runner of -m, or (an application with Python inside) the first code that is not the library's."""
        code = frame.f_code
        return ((code.co_name == "<module>" and frame.f_globals.get("__name__") == "__main__") or code.co_name == "_run_module_as_main"
                or not (is_in_library(frame) or is_below_site(frame)))

    def begin(frame):
        agent.arm()
        if agent.begin is not None:
            agent.begin(frame)

    def waiting(frame, kind, argument):
        if kind == "call" and begins(frame):
            sys.setprofile(None)
            begin(frame)

    def waiting_start(code, offset):
        frame = sys._getframe(1)
        if begins(frame):
            monitoring.set_events(tool, 0)
            monitoring.register_callback(tool, monitoring.events.PY_START, None)
            monitoring.free_tool_id(tool)
            begin(frame)

    monitoring = getattr(sys, "monitoring", None)
    tool = monitoring and find_tool()
    if begins(outermost):
        agent.arm()     # python -S, and the program has imported site itself
    elif tool is not None:
        # Not a profiler: a sub-interpreter runs its program in another thread state than site.
        monitoring.use_tool_id(tool, "pyd")
        monitoring.register_callback(tool, monitoring.events.PY_START, waiting_start)
        monitoring.set_events(tool, monitoring.events.PY_START)
    else:
        sys.setprofile(waiting)
