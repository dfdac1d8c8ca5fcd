"""Functions and lines before 3.12, or where sys.monitoring has no number free: sys.setprofile and sys.settrace, thread by thread."""

import atexit
import sys

from . import threads
from .clocks import sleep
from .codes import ENTRY, HIDDEN, LEAVE, LINE


def arm(agent):
    agent.arm_thread = lambda: arm_thread(agent)
    if not agent.wants("thread-begin", "thread-end"):
        threads.wrap(agent)
    arm_thread(agent)
    watch_setters(agent)
    profile, trace = sys.getprofile(), sys.gettrace()

    def begin(frame):
        if is_mine(agent, profile):
            profile(frame, "call", None)
        if is_mine(agent, trace):
            frame.f_trace = trace(frame, "call", None)

    agent.begin = begin


def arm_thread(agent):
    """Arms the running thread."""
    if agent.stopped:
        return
    number, profile = agent.recorder.thread(), None
    if agent.wants("function-entry", "function-return"):
        profile = make_profile(agent, number)
        agent.profile_code = profile.__code__
        install(sys.setprofile, profile)
    if agent.wants("line"):
        trace = make_trace(agent, number, profile)
        agent.trace_code = trace.__code__
        install(sys.settrace, trace)


def install(setter, function, attempts=10000):
    """3.11 refuses while another thread is at it, as long as that is inside an audit hook."""
    for _ in range(attempts):
        try:
            return setter(function)
        except RuntimeError:
            sleep(0.00005)
    return setter(function)


def watch_setters(agent):
    """Says, once, that the program has put a profiler or tracer of its own in place of ours: at once, or at the end where no audit event tells."""
    names = [name for name, marks in (("sys.setprofile", ("function-entry", "function-return")), ("sys.settrace", ("line",))) if agent.wants(*marks)]

    def say():
        names.clear()
        sys.stderr.write("pyd: the program sets a profiler or tracer of its own: where it does, its thread is traced no further\n")

    def on_audit(event, arguments):
        if event in names and not agent.stopped:
            try:
                raise LookupError
            except LookupError as error:        # sys._getframe() is an audit event itself
                caller = error.__traceback__.tb_frame.f_back
            if caller is None or not agent.recorder.is_own(caller.f_code):
                say()

    def at_exit():
        if names and not agent.stopped and not is_armed(agent):
            say()

    if hasattr(sys, "addaudithook"):
        sys.addaudithook(on_audit)
    else:
        atexit.register(at_exit)


def is_armed(agent):
    """Whether the running thread is."""
    return is_mine(agent, sys.getprofile()) or is_mine(agent, sys.gettrace())


def disarm_thread(agent):
    if is_mine(agent, sys.getprofile()):
        sys.setprofile(None)
    if is_mine(agent, sys.gettrace()):
        sys.settrace(None)


def is_mine(agent, function):
    code = getattr(function, "__code__", None)
    return code is not None and code in (agent.profile_code, agent.trace_code)


def make_profile(agent, number):
    recorder, settrace, gettrace, setprofile, getprofile = agent.recorder, sys.settrace, sys.gettrace, sys.setprofile, sys.getprofile
    emit, learn, late, key, capture = recorder.emit, recorder.learn, recorder.late, recorder.key, recorder.capture
    entries, leaves, _ = recorder.codes
    entry, leave = agent.probes.get("function-entry"), agent.probes.get("function-return")
    entry_line, leave_line = agent.reads_line("function-entry"), agent.reads_line("function-return")

    def rearm(frame, kind, argument):
        settrace(None)
        if getprofile() is None and not agent.stopped:      # and the program has not set its own
            setprofile(profile)

    # The function begins with try-finally: before that instruction no signal handler runs, up to 3.10. One that raises in the very
    # moment in which this function ends, or in 3.11 begins, still removes the profiler of its thread for good, as it would any other.
    def profile(frame, kind, argument, done=False):
        nonlocal late
        try:
            if kind == "call":
                if entry is not None:
                    code = frame.f_code
                    known = entries.get(key(code)) or learn(code, ENTRY)
                    if known is not HIDDEN:
                        emit(entry, number, known[0], known[1], known[2] and frame.f_lineno if entry_line else 0, capture(ENTRY, 2) if capture else 0)
            elif kind == "return" and leave is not None:
                code = frame.f_code
                known = leaves.get(key(code)) or learn(code, LEAVE)
                if known is not HIDDEN:
                    line = frame.f_lineno if leave_line else 0
                    emit(leave, number, known[0], known[1], -1 if line is None else line, capture(LEAVE, 2) if capture else 0)
            done = True
        finally:
            if not done:
                # A signal handler raised in here, or the program is at its limit of recursion. The interpreter will raise in the
                # program and remove the profiler: a function that was being entered is left at once, and the profiler comes back
                # with the first frame that sees the exception. There may be no room to call a function: what is to be said waits.
                if kind == "call" and entry is not None:
                    late += ((entry, number, frame.f_code, None, None),)
                if leave is not None and (kind == "call" or kind == "return"):
                    late += ((leave, number, frame.f_code, frame.f_lineno, None),)
                if gettrace() is None:
                    frame.f_trace = rearm
                    if frame.f_back is not None:
                        frame.f_back.f_trace = rearm
                    settrace(rearm)

    return profile


def make_trace(agent, number, profile):
    recorder = agent.recorder
    emit, learn, key, line, capture = recorder.emit, recorder.learn, recorder.key, agent.probes["line"], recorder.capture
    lines_of_code, is_own = recorder.codes[LINE], recorder.is_own

    # 3.11's marker is silent about the first line of a frame when it is that of the def as well.
    is_silent = sys.version_info[:2] == (3, 11)
    entered = None

    def trace_line(frame, kind, argument):
        nonlocal entered
        if kind == "line":
            was_entered, entered = entered, None
            if was_entered is not None and was_entered[0] is frame and was_entered[1] == frame.f_lineno:
                return trace_line
            known = lines_of_code.get(key(frame.f_code)) or learn(frame.f_code, LINE)
            if known is not HIDDEN:
                emit(line, number, known[0], known[1], frame.f_lineno, capture(LINE, 2) if capture else 0)
        elif kind == "exception" and profile is not None and sys.getprofile() is None and not agent.stopped:
            sys.setprofile(profile)     # as in rearm
        return trace_line

    # Of a function whose lines are not wanted as well: up to 3.9 a frame's line is another one where it has a tracer.
    def trace(frame, kind, argument):
        nonlocal entered
        entered = (frame, frame.f_lineno) if is_silent else None
        return None if is_own(frame.f_code) else trace_line

    return trace
