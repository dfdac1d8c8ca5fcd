"""Functions and lines since 3.12: sys.monitoring."""

import sys

from .codes import ENTRY, HIDDEN, LEAVE, LINE, MARKERS, find_line


def arm(agent):
    """False when no tool id is free: then the profiler does the same at a higher price."""
    monitoring = sys.monitoring
    agent.tool = find_tool()
    if agent.tool is None:
        return False
    monitoring.use_tool_id(agent.tool, "pyd")
    arm_callbacks(agent)
    return True


def arm_callbacks(agent):
    monitoring, events = sys.monitoring, sys.monitoring.events
    recorder, disable = agent.recorder, sys.monitoring.DISABLE
    emit, learn, thread, threads = recorder.emit, recorder.learn, recorder.thread, recorder.threads
    entries, leaves, lines_of_code = recorder.codes
    line_of_caller, late, key, capture = recorder.line_of_caller, recorder.late, recorder.key, recorder.capture
    entry, leave, line = (agent.probes.get(name) for name in MARKERS[:3])
    entry_line, leave_line = agent.reads_line("function-entry"), agent.reads_line("function-return")

    # At the limit of recursion a callback has no room to call anything: what it has to say is said by the next one.
    def on_entry(code, offset):
        nonlocal late
        try:
            known = entries.get(key(code)) or learn(code, ENTRY)
            if known is HIDDEN:
                return disable
            try:
                number = threads.number
            except AttributeError:
                number = thread()
            emit(entry, number, known[0], known[1], known[2] if entry_line else 0, capture(ENTRY, 2) if capture else 0)
        except RecursionError:
            late += ((entry, threads.number, code, None, None),)

    def on_resume(code, offset, exception=None):
        nonlocal late
        try:
            known = entries.get(key(code)) or learn(code, ENTRY)
            if known is HIDDEN:
                return disable if exception is None else None
            try:
                number = threads.number
            except AttributeError:
                number = thread()
            lines = known[3]
            line = 0 if not entry_line else lines[offset] if offset in lines else find_line(code, offset, lines)
            emit(entry, number, known[0], known[1], line, capture(ENTRY, 2) if capture else 0)
        except RecursionError:
            late += ((entry, threads.number, code, None, offset),)

    def on_return(code, offset, value):
        nonlocal late
        try:
            known = leaves.get(key(code)) or learn(code, LEAVE)
            if known is HIDDEN:
                return disable
            try:
                number = threads.number
            except AttributeError:
                number = thread()
            lines = known[3]
            line = 0 if not leave_line else lines[offset] if offset in lines else find_line(code, offset, lines)
            emit(leave, number, known[0], known[1], line, capture(LEAVE, 2) if capture else 0)
        except RecursionError:
            late += ((leave, threads.number, code, None, offset),)

    def on_unwind(code, offset, exception):
        nonlocal late
        try:
            # Where an exception leaves, the offset may be that of code that belongs to no line; the frame knows.
            known = leaves.get(key(code)) or learn(code, LEAVE)
            if known is not HIDDEN:
                line = line_of_caller() if leave_line else 0
                emit(leave, thread(), known[0], known[1], -1 if line is None else line, capture(LEAVE, 2) if capture else 0)
        except RecursionError:
            late += ((leave, threads.number, code, None, offset),)

    def on_line(code, number):
        known = lines_of_code.get(key(code)) or learn(code, LINE)
        if known is HIDDEN:
            return disable
        emit(line, thread(), known[0], known[1], number, capture(LINE, 2) if capture else 0)

    wanted = 0
    for probe, pairs in ((entry, ((events.PY_START, on_entry), (events.PY_RESUME, on_resume), (events.PY_THROW, on_resume))),
                         (leave, ((events.PY_RETURN, on_return), (events.PY_YIELD, on_return), (events.PY_UNWIND, on_unwind))),
                         (line, ((events.LINE, on_line),))):
        for event, callback in pairs:
            if probe is not None:
                wanted |= event
            monitoring.register_callback(agent.tool, event, callback if probe is not None else None)
    monitoring.set_events(agent.tool, wanted)
    agent.begin = (lambda frame: on_entry(frame.f_code, 0)) if entry is not None else None


def disarm(agent):
    if agent.tool is not None:
        sys.monitoring.set_events(agent.tool, 0)


def find_tool():
    """A number for sys.monitoring that nobody has taken, or None."""
    return next((tool for tool in (4, 3) if sys.monitoring.get_tool(tool) is None), None)
