"""pyd's agent in pure Python: runs inside the traced process, CPython 3.6 and later, standard library only.

It connects to the socket named by PYD_AGENT, is told what to produce and given a ring of shared memory, and writes 64-byte events
into it until the process ends or the reader goes away. The ring and the conversation are described in
src/Sources/Agent/RingLayout.cs and src/Sources/Agent/Handshake.cs.

Nothing here may be seen by the program: the module and what it imports leave sys.modules, its frames produce no events, and it
uses C modules only, so that no other module of the library is loaded on its behalf.
"""

import sys

_before = set(sys.modules)

import _socket
import _struct
import _thread
import gc
import mmap
import os
import time

for _name in ("_socket", "_struct", "mmap"):
    if _name not in _before:
        sys.modules.pop(_name, None)

MARKERS = ("function-entry", "function-return", "line", "gc-start", "gc-done",
           "import-find-load-start", "import-find-load-done", "thread-begin", "thread-end", "audit")

# The ring's header, in words of 8 bytes, and where its slots begin.
HEAD, DROPPED, TAIL, ASLEEP, SLOTS = 8, 9, 16, 24, 4096
ENTRY, LEAVE, LINE = range(3)      # of MARKERS
DEFINITION, STRING, THREAD = 0xFFFF, 1, 2
PROCESSOR_TIME = 64     # among the arguments that are wanted
STRINGS_IN_RANGE = 1 << 18
LONGEST_STRING = 1 << 14
LONGEST_PAUSE = 0.002
LOOK_EVERY = 1024       # events before it is seen whether the reader is still there
CODES_KEPT = 1 << 16
DEEPEST_VALUE, MOST_VALUES = 8, 1000      # of lists in lists; items of one

HIDDEN = (None, None, None, None)
UNSEEN = (0, 0, 0, {})

# Bound here: when the interpreter ends, modules lose their contents before the last functions run.
clock = getattr(time, "monotonic_ns", None) or (lambda monotonic=time.monotonic: int(monotonic() * 1e9))
sleep = time.sleep
native_id = (getattr(_thread, "get_native_id", None)
             or (lambda readlink=os.readlink: int(readlink("/proc/thread-self").rpartition("/")[2])))


class ReaderGone(Exception):
    """The reader has closed the connection, or wants nothing of this process."""


class Link:
    """The connection of one process: the socket, the mapped ring and what the reader said."""

    def __init__(self, path):
        self.socket = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            self.socket.connect(path)
            self._read_welcome()
        except (OSError, ValueError) as error:
            self.socket.close()
            raise ReaderGone(str(error))
        except ReaderGone:
            self.socket.close()
            raise

    def _read_welcome(self):
        self.probes, self.filters, self.captures, self.drops = {}, {}, {}, False
        descriptor, text = None, b""
        while not text.endswith(b"\n.\n"):
            data, ancillary, _, _ = self.socket.recvmsg(4096, _socket.CMSG_SPACE(4))
            for level, kind, payload in ancillary:
                if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
                    descriptor = int.from_bytes(payload[:4], sys.byteorder)
            if not data:
                raise ReaderGone("closed")
            text += data
        for line in text.decode("ascii").splitlines()[:-1]:
            self._read_line(line.split())
        if descriptor is None:
            raise ReaderGone("not wanted")
        try:
            self.memory = mmap.mmap(descriptor, SLOTS + self.slots * 64)
        finally:
            os.close(descriptor)

    def _read_line(self, words):
        if words[0] == "slots":
            self.slots = int(words[1])
        elif words[0] == "full":
            self.drops = words[1] == "drop"
        elif words[0] == "threads":
            self.threads = int(words[1])
        elif words[0] == "strings":
            self.strings = int(words[1])
        elif words[0] == "probe":
            self.probes[words[1]] = (int(words[2]), int(words[3]))
            self.filters[words[1]] = words[4]
            if len(words) > 5:
                self.captures[words[1]] = compile_captures(words[5])

    def wake(self):
        try:
            self.socket.send(b"w", _socket.MSG_DONTWAIT)
        except OSError:
            pass

    def is_gone(self):
        try:
            return not self.socket.recv(1, _socket.MSG_DONTWAIT | _socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def more_strings(self):
        """Asks for another range of string addresses."""
        text = b""
        while not text.endswith(b"\n"):
            try:
                if not text:
                    self.socket.send(b"r")
                data = self.socket.recv(64)
            except OSError as error:
                raise ReaderGone(str(error))
            if not data:
                raise ReaderGone("closed")
            text += data
        return int(text.split()[1])


def with_processor_time(pack):
    """The same, and the sixth argument is how long the running thread has had a processor."""
    put_last = _struct.Struct("@q").pack_into
    clock = getattr(time, "thread_time_ns", None) or (lambda: int(time.clock_gettime(time.CLOCK_THREAD_CPUTIME_ID) * 1e9))

    def pack_all(memory, start, *values):
        pack(memory, start, *values)
        put_last(memory, start + 56, clock())

    return pack_all


def compile_filter(text):
    """A function of the strings of an event (None where one is not readable), from the notation of src/Runtime/Events/ProbeInterest.cs."""
    position = 0

    def part():
        nonlocal position
        sign = text[position]
        position += 1
        if sign in "&|":
            one, two = part(), part()
            return (lambda *texts: one(*texts) and two(*texts)) if sign == "&" else (lambda *texts: one(*texts) or two(*texts))
        if not sign.isdigit():
            return lambda *texts: sign == "*"
        relation, end = text[position], text.index(";", position)
        constant, number, position = unescape(text[position + 1:end]), int(sign), end + 1

        def comparison(*texts):
            data = texts[number] if number < len(texts) else None
            return (data is None or (relation == "=" and data == constant) or (relation == "!" and data != constant)
                    or (relation == "<" and data < constant) or (relation == "[" and data <= constant)
                    or (relation == ">" and data > constant) or (relation == "]" and data >= constant))

        return comparison

    return part()


def compile_captures(text):
    """A function of a frame: what src/Runtime/Events/ProbeInterest.cs says of captures."""
    captures = [(path, parse_capture(path)) for path in dict.fromkeys(text.split(","))]
    room = (LONGEST_STRING - 512) // len(captures)

    def capture(frame):
        pieces = []
        for path, (name, steps) in captures:
            sign, value = "", None
            try:
                value = special(frame, name) if name.startswith("$$") else show(follow(find_variable(frame, name), steps))
            except CaptureError as error:
                sign, value = "!", str(error)
            except Exception as error:
                sign, value = "!", "%s: %s" % (type(error).__name__, name)
            data = value.encode("utf-8", "backslashreplace").replace(b"\0", b"\\0")[:room].decode("utf-8", "ignore")
            pieces.append("%s %s%d %s" % (path, sign, len(data.encode("utf-8")), data))
        return "".join(pieces)

    return capture


class CaptureError(Exception):
    """What SystemTap says when a variable cannot be read."""


def parse_capture(path):
    name, *steps = path.split("/")
    return unescape(name).decode("latin-1"), [(step[0], unescape(step[1:]).decode("latin-1")) for step in steps]


def find_variable(frame, name):
    for space in (frame.f_locals, frame.f_globals):
        if name in space:
            return space[name]
    raise CaptureError("Python variable '%s' cannot be found" % name)


def follow(value, steps):
    for kind, name in steps:
        if kind == ".":
            if value is None:
                raise CaptureError("The None object has no attributes")
            try:
                value = getattr(value, name)
            except AttributeError:
                raise CaptureError("Python variable '%s' cannot be found" % name)
            continue
        if value is None or not hasattr(type(value), "__getitem__"):
            raise CaptureError("TypeError: %s object cannot be indexed" % ("None" if value is None else "'%s'" % type(value).__name__))
        try:
            value = value[int(name) if kind == "#" else name]
        except KeyError:
            raise CaptureError("Python variable '%s' cannot be found" % name)
        except IndexError:
            raise CaptureError("%s index %s out of range (%d)" % (type(value).__name__, name, len(value)))
    return value


def show(value, depth=0):
    """A value as SystemTap's Python tapset writes it. Nothing of the program runs: what it has overridden is passed by."""
    kind = type(value)
    if issubclass(kind, int):
        number = int.__index__(value)
        return "0x%x" % (number & 0xFFFFFFFFFFFFFFFF if -1 << 63 <= number < 0 else number)
    if issubclass(kind, str):
        return '"%s"' % str.__str__(value)
    if depth < DEEPEST_VALUE:
        if issubclass(kind, tuple):
            return "(%s)" % show_all(tuple.__iter__(value), depth)
        if issubclass(kind, list):
            return "[%s]" % show_all(list.__iter__(value), depth)
        if issubclass(kind, dict):
            return "{%s}" % " ".join("%s:%s" % (show(key, depth + 1), show(item, depth + 1)) for key, item in first_of(dict.items(value)))
    return "<%s object at 0x%x>" % (kind.__name__, address_of(value))


def show_all(values, depth):
    return " ".join(show(value, depth + 1) for value in first_of(values))


def first_of(values):
    for number, value in enumerate(values):
        if number == MOST_VALUES:
            return
        yield value


def special(frame, name):
    code = frame.f_code
    if name == "$$backtrace":
        lines = ["Traceback (most recent call first):\n"]
        while frame is not None:
            lines.append('  File "%s", line %d, in %s\n' % (file_of(frame.f_code), frame.f_lineno or 0, frame.f_code.co_name))
            frame = frame.f_back
        return "".join(lines)
    if name == "$$first":
        return str(code.co_firstlineno)
    if name == "$$qualname":
        return qualified_name(frame)
    count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
    parameters, rest = code.co_varnames[:count], code.co_varnames[count:code.co_nlocals]
    rest += tuple(cell for cell in code.co_cellvars if cell not in code.co_varnames) + code.co_freevars
    names = parameters if name == "$$parms" else rest if name == "$$locals" else parameters + rest
    values = frame.f_locals
    return " ".join("%s=%s" % (name, show(values[name]) if name in values else "<NULL>") for name in names)


def file_of(code):
    """The main script by the name that it was started with, as SystemTap's HelperSDT has it; from 3.9 on its code has the whole path."""
    name = getattr(sys, "argv", None)
    name = name[0] if name and isinstance(name[0], str) else ""
    return name if name and code.co_filename.endswith("/" + name) else code.co_filename


def qualified_name(frame):
    """Before 3.11 code objects do not know their class: it is looked for in the first argument's, then in the module."""
    code = frame.f_code
    if hasattr(code, "co_qualname"):
        return code.co_qualname
    first = frame.f_locals.get(code.co_varnames[0]) if code.co_argcount else None
    owners = type(first).__mro__ + (first.__mro__ if isinstance(first, type) else ())
    for owner in owners + tuple(value for value in frame.f_globals.values() if isinstance(value, type)):
        found = owner.__dict__.get(code.co_name)
        found = getattr(found, "__func__", getattr(found, "fget", found))
        if getattr(found, "__code__", None) is code:
            return "%s.%s" % (owner.__qualname__, code.co_name)
    return code.co_name


def unescape(text):
    first, *rest = text.encode("ascii").split(b"%")
    return first + b"".join(bytes([int(part[:2], 16)]) + part[2:] for part in rest)


def utf8(text):
    """A string as a reader sees it, cut at its first NUL; None when it is not UTF-8."""
    try:
        return text.encode("utf-8").partition(b"\0")[0][:LONGEST_STRING]
    except UnicodeEncodeError:
        return None


def open_recorder(link, stop):
    """The writer's side of one ring. Returns its functions; `stop` is called when the reader has gone.

    State lives in cells, not in attributes: this is the path of every event.
    """
    memory, slots, mask, drops = link.memory, link.slots, link.slots - 1, link.drops
    words = memoryview(memory).cast("q")      # a store through it is one aligned 8-byte store
    pack = _struct.Struct("@qiHhqqqq16x").pack_into
    if any(wanted & PROCESSOR_TIME for _, wanted in link.probes.values()):
        pack = with_processor_time(pack)
    lock = _thread.RLock()
    head = limit = 0
    busy = held = dead = False
    process, getpid = os.getpid(), os.getpid
    pending, late = [], []
    key = object.__hash__ if "audit" in link.probes else id    # id() is an audit event itself; both are one to one with addresses
    strings, next_string, last_string = {}, link.strings, link.strings + (STRINGS_IN_RANGE << 12)
    filters = {name: compile_filter(text) for name, text in link.filters.items()}
    codes = {}, {}, {}      # of entries, returns and lines: what they say, by code object
    code_filters = [filters.get(name) for name in MARKERS[:3]]
    captures = [link.captures.get(name) for name in MARKERS[:3]]
    kept, hidden = {}, {}
    threads, next_thread = _thread._local(), link.threads
    # While one thread is all there is, busy alone guards the ring: a new thread takes alone away before it looks at busy, the old one
    # sets busy before it looks at alone. Without a GIL the lock is always needed.
    alone = getattr(sys, "_is_gil_enabled", bool)() or not hasattr(sys, "_is_gil_enabled")

    def make_room(count, may_drop=False):
        """Waits until the reader has made room: the GIL is released, the time between looks grows to 2 ms.

        Called each LOOK_EVERY records at least, to see whether the reader is still there.
        """
        nonlocal limit, dead
        pause = 0.00005
        while not dead:
            if link.is_gone():
                dead = True
                limit = head
                close()
                break
            room = words[TAIL] + slots
            if head + count <= room:
                limit = min(room, head + count + LOOK_EVERY)
                return True
            if words[ASLEEP]:
                words[ASLEEP] = 0
                link.wake()
            if may_drop:
                words[DROPPED] += 1
                return False
            sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        stop()
        return False

    def put(probe, kind, number, a0, a1, a2, a3=0):
        """One record. The lock is held and busy is set."""
        nonlocal head
        if head < limit or make_room(1, drops and probe != DEFINITION):
            pack(memory, SLOTS + ((head & mask) << 6), clock(), number, probe, kind, a0, a1, a2, a3)
            head += 1
            words[HEAD] = head
            if words[ASLEEP]:
                words[ASLEEP] = 0
                link.wake()

    def define_string(text):
        """The address of a string, told to the reader the first time; 0, a NULL pointer, when it is not UTF-8."""
        nonlocal head, next_string, last_string
        data = utf8(text)
        if data is None:
            strings[text] = 0
            return 0
        if next_string == last_string:
            next_string = link.more_strings()
            last_string = next_string + (STRINGS_IN_RANGE << 12)
        count = 1 + ((len(data) + 63) >> 6)
        if head + count > limit and not make_room(count):
            return 0
        address = next_string
        next_string += 4096         # before anything else: an address is used once, even when a signal handler raises here
        pack(memory, SLOTS + ((head & mask) << 6), clock(), 0, DEFINITION, STRING, address, len(data), 0, 0)
        start = SLOTS + ((head + 1 & mask) << 6)
        fits = SLOTS + (slots << 6) - start
        memory[start:start + min(fits, len(data))] = data[:fits]
        if len(data) > fits:
            memory[SLOTS:SLOTS + len(data) - fits] = data[fits:]
        head += count
        words[HEAD] = head
        strings[text] = address
        return address

    def address(value):
        if type(value) is int:
            return value
        known = strings.get(value)
        return define_string(value) if known is None else known

    def thread():
        """The number of the running thread."""
        nonlocal next_thread, alone
        try:
            return threads.number
        except AttributeError:
            pass
        if next_thread != link.threads:
            alone = False
            while busy:
                sleep(0.00005)
        with lock:
            number = next_thread
            next_thread += 1
            threads.number = number
            record(DEFINITION, number, native_id(), 0, THREAD)
        return number

    def record(probe, a0, a1=0, a2=0, kind=0):
        """One event of a kind that is rare; strings become addresses here.

        May be called while the same thread is inside a record, from a collection or a signal handler: then it waits its turn.
        """
        nonlocal busy
        number = 0 if probe == DEFINITION else thread()
        with lock:
            if held and is_child():
                return
            if busy:
                pending.append((probe, kind, number, a0, a1, a2))
                return
            busy = True
            try:
                put(probe, kind, number, address(a0), address(a1), address(a2))
                drain()
            except ReaderGone:
                stop()
            finally:
                busy = False

    def emit(probe, number, a0, a1, a2, a3=0):
        """One event of a function or line. The timestamp is taken under the lock: times never step back within a ring.

        The interpreter never calls a profiler or callback inside another of the same thread. So what is still busy or locked here was
        left so by a signal handler that raised between two instructions, and is put right.
        """
        nonlocal head, busy
        if alone and not held:
            busy = True
            try:
                if alone and head < limit:
                    pack(memory, SLOTS + ((head & mask) << 6), clock(), number, probe, 0, a0, a1, a2, a3)
                    head += 1
                    words[HEAD] = head
                    if words[ASLEEP]:
                        words[ASLEEP] = 0
                        link.wake()
                    if not (late or pending):
                        return
                    probe = None
            finally:
                busy = False
        while not held and lock._is_owned():
            lock.release()
        with lock:
            if held and is_child():
                return
            busy = True
            try:
                if probe is not None:
                    put(probe, 0, number, a0, a1, a2, a3)
                drain()
            except ReaderGone:
                stop()
            finally:
                busy = False

    def capture(marker, depth):
        """The address of what the event says of the function's variables; 0 when it says nothing. Nothing of it is an event."""
        nonlocal busy
        read = captures[marker]
        if read is None or held and is_child():
            return 0
        with lock:
            was, busy = busy, True
            try:
                frame = sys._getframe(depth)
            finally:
                busy = was
        text = read(frame)      # may run code of the program: nobody else is to wait for it
        with lock:
            was, busy = busy, True
            try:
                if len(strings) >= STRINGS_IN_RANGE:
                    strings.clear()
                return address(text)
            except ReaderGone:
                stop()
                return 0
            finally:
                busy = was

    def drain():
        """What had to wait its turn. The lock is held and busy is set."""
        while late:
            probe, number, code, line, offset = late.pop(0)
            marker = LEAVE if probe == link.probes.get("function-return", HIDDEN)[0] else ENTRY
            known = codes[marker].get(key(code)) or learn(code, marker)
            if known is not HIDDEN:
                if offset is not None:
                    line = find_line(code, offset, known[3])
                put(probe, 0, number, known[0], known[1], known[2] if line is None else line)
        while pending:
            probe, kind, number, a0, a1, a2 = pending.pop(0)
            put(probe, kind, number, address(a0), address(a1), address(a2))

    def is_own(code):
        """Whether it is of the agent."""
        return code.co_filename == __file__ or key(code) in hidden

    def learn(code, marker):
        """What a marker's events of a code object say: file, function, line of def, lines by offset; HIDDEN when it is not to be seen.

        The code object is held, so that its id stays its own.
        """
        nonlocal busy
        if is_own(code):
            return HIDDEN
        if held and is_child():
            return UNSEEN
        with lock:
            was, busy = busy, True
            try:
                known = HIDDEN
                if code_filters[marker] is not None and code_filters[marker](utf8(code.co_filename), utf8(code.co_name)):
                    known = (address(code.co_filename) if files else 0, address(code.co_name) if functions else 0,
                             0 if code.co_name == "<module>" else code.co_firstlineno, {})
            except ReaderGone:
                stop()
                return HIDDEN
            finally:
                busy = was
            if len(kept) >= CODES_KEPT:
                for known_codes in (kept, *codes):
                    known_codes.clear()
            kept[key(code)] = code
            codes[marker][key(code)] = known
        return known

    def line_of_caller():
        """The line at which the frame that called the caller stands. Asking for a frame is an audit event: not one of the program."""
        nonlocal busy
        with lock:
            was, busy = busy, True
            try:
                return sys._getframe(2).f_lineno
            finally:
                busy = was

    def is_mine():
        """Whether the running thread is inside the recorder: what happens then is the agent's own doing."""
        with lock:
            return busy

    def hold():
        """Before a fork. In the child the ring is the parent's still, and what fork handlers of others do before it has its own is not seen."""
        nonlocal held
        lock.acquire()
        held = True

    def go_on():
        """In the parent after a fork."""
        nonlocal held
        held = False
        lock.release()

    def is_child():
        return getpid() != process

    def hide(code):
        hidden[key(code)] = code

    def close():
        """Lets go of the ring and the socket; for a child after fork."""
        words.release()
        memory.close()
        link.socket.close()

    files = any(wanted & 1 for name, (_, wanted) in link.probes.items())
    functions = any(wanted & 2 for name, (_, wanted) in link.probes.items())
    return Functions(record=record, emit=emit, learn=learn, is_own=is_own, codes=codes, filters=filters, thread=thread, is_mine=is_mine, hide=hide, close=close, hold=hold, go_on=go_on, late=late, threads=threads, key=key,
                     line_of_caller=line_of_caller, capture=capture if link.captures else None)


class Functions:
    """A bag of functions."""

    def __init__(self, **functions):
        self.__dict__.update(functions)


class Agent:
    """Arms what the reader wants of this process, and again in each child."""

    def __init__(self, path):
        self.path = path
        self.stopped = False
        self.tool = None
        self.is_armed = self.arms_threads = False
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
        if self.tool is not None:
            sys.monitoring.set_events(self.tool, 0)
        self.disarm_thread()

    def arm(self):
        """Begins to trace, from the frame that is about to run. Whatever may be wrong is not the program's business."""
        try:
            self.arm_all()
        except Exception as error:
            self.stop()
            sys.stderr.write("pyd: this Python is not traced: %s: %s\n" % (type(error).__name__, error))

    def arm_all(self):
        self.is_armed = True
        self.follow_forks()
        if self.wants("function-entry", "function-return", "line"):
            if not (hasattr(sys, "monitoring") and self.arm_monitoring()):
                self.arm_profiler()
        if self.wants("thread-begin", "thread-end"):
            self.wrap_threads()
        if self.wants("gc-start", "gc-done"):
            self.arm_gc()
        if self.wants("import-find-load-start", "import-find-load-done"):
            self.arm_import()
        if self.wants("audit") and hasattr(sys, "addaudithook"):
            self.arm_audit()

    # sys.monitoring: 3.12 and later

    def arm_monitoring(self):
        """False when no tool id is free: then the profiler does the same at a higher price."""
        monitoring = sys.monitoring
        self.tool = find_tool()
        if self.tool is None:
            return False
        monitoring.use_tool_id(self.tool, "pyd")
        self.arm_callbacks()
        return True

    def arm_callbacks(self):
        monitoring, events = sys.monitoring, sys.monitoring.events
        recorder, disable = self.recorder, sys.monitoring.DISABLE
        emit, learn, thread, threads = recorder.emit, recorder.learn, recorder.thread, recorder.threads
        entries, leaves, lines_of_code = recorder.codes
        line_of_caller, late, key, capture = recorder.line_of_caller, recorder.late, recorder.key, recorder.capture
        entry, leave, line = (self.probes.get(name) for name in MARKERS[:3])
        entry_line, leave_line = self.reads_line("function-entry"), self.reads_line("function-return")

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
                monitoring.register_callback(self.tool, event, callback if probe is not None else None)
        monitoring.set_events(self.tool, wanted)
        self.begin = (lambda frame: on_entry(frame.f_code, 0)) if entry is not None else None

    # sys.setprofile and sys.settrace: before 3.12, or without a tool id

    def arm_profiler(self):
        self.arms_threads = True
        if not self.wants("thread-begin", "thread-end"):
            self.wrap_threads()
        self.arm_thread()
        profile, trace = sys.getprofile(), sys.gettrace()

        def begin(frame):
            if self.is_mine(profile):
                profile(frame, "call", None)
            if self.is_mine(trace):
                frame.f_trace = trace(frame, "call", None)

        self.begin = begin

    def arm_thread(self):
        """Arms the running thread."""
        if self.stopped:
            return
        number, profile = self.recorder.thread(), None
        if self.wants("function-entry", "function-return"):
            profile = self.make_profile(number)
            self.profile_code = profile.__code__
            sys.setprofile(profile)
        if self.wants("line"):
            trace = self.make_trace(number, profile)
            self.trace_code = trace.__code__
            sys.settrace(trace)

    def disarm_thread(self):
        if self.is_mine(sys.getprofile()):
            sys.setprofile(None)
        if self.is_mine(sys.gettrace()):
            sys.settrace(None)

    def is_mine(self, function):
        code = getattr(function, "__code__", None)
        return code is not None and code in (self.profile_code, self.trace_code)

    def make_profile(self, number):
        recorder, settrace, gettrace, setprofile, getprofile = self.recorder, sys.settrace, sys.gettrace, sys.setprofile, sys.getprofile
        emit, learn, late, key, capture = recorder.emit, recorder.learn, recorder.late, recorder.key, recorder.capture
        entries, leaves, _ = recorder.codes
        entry, leave = self.probes.get("function-entry"), self.probes.get("function-return")
        entry_line, leave_line = self.reads_line("function-entry"), self.reads_line("function-return")

        def rearm(frame, kind, argument):
            settrace(None)
            if getprofile() is None and not self.stopped:      # and the program has not set its own
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

    def make_trace(self, number, profile):
        recorder = self.recorder
        emit, learn, key, line, capture = recorder.emit, recorder.learn, recorder.key, self.probes["line"], recorder.capture
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
            elif kind == "exception" and profile is not None and sys.getprofile() is None and not self.stopped:
                sys.setprofile(profile)     # as in rearm
            return trace_line

        # Of a function whose lines are not wanted as well: up to 3.9 a frame's line is another one where it has a tracer.
        def trace(frame, kind, argument):
            nonlocal entered
            entered = (frame, frame.f_lineno) if is_silent else None
            return None if is_own(frame.f_code) else trace_line

        return trace

    def wrap_threads(self):
        """A new thread starts with no profiler. Wrapping the C function that starts it serves threading and _thread alike."""
        threading = sys.modules.get("threading")
        for name in ("start_new_thread", "start_joinable_thread"):
            original = getattr(_thread, name, None)
            if original is None:
                continue
            wrapper = self.thread_starter(original)
            setattr(_thread, name, wrapper)
            if threading is not None and getattr(threading, "_" + name, None) is original:
                setattr(threading, "_" + name, wrapper)

    def thread_starter(self, original):
        def start(function, *args, **kwargs):
            def run(*args, **kwargs):
                self.tell("thread-begin")
                if self.arms_threads:
                    self.arm_thread()
                try:
                    return function(*args, **kwargs)
                finally:
                    self.tell("thread-end")
            return original(run if callable(function) else function, *args, **kwargs)
        start.__name__ = original.__name__
        return start

    # The other markers

    def tell(self, name):
        """An event without arguments."""
        if not self.stopped and name in self.probes:
            self.recorder.record(self.probes[name], 0)

    def accepts(self, name, *texts):
        """Whether an event of a marker is wanted, by its strings."""
        return name in self.probes and self.recorder.filters[name](*map(utf8, texts))

    def arm_gc(self):
        def on_collection(phase, info):
            if self.stopped:
                return
            if phase == "start" and self.accepts("gc-start"):
                self.recorder.record(self.probes["gc-start"], info["generation"])
            elif phase == "stop" and self.accepts("gc-done"):
                self.recorder.record(self.probes["gc-done"], info["collected"] + info["uncollectable"])
        gc.callbacks.append(on_collection)

    def arm_import(self):
        """Wraps what the markers surround: the C function's call of _find_and_load, for a module that is not loaded yet.

        importlib.import_module calls the same function without passing the markers, so _gcd_import keeps the original. The wrapper
        calls itself a part of importlib: then the interpreter cuts it out of tracebacks too.
        """
        bootstrap = sys.modules["_frozen_importlib"]
        original, gcd_import = bootstrap._find_and_load, bootstrap._gcd_import
        scope = {"original": original, "before": self.before_import, "after": self.after_import}
        exec(compile("def _find_and_load(name, import_):\n"
                     "    before(name)\n"
                     "    found = 0\n"
                     "    try:\n"
                     "        module = original(name, import_)\n"
                     "        found = 1\n"
                     "        return module\n"
                     "    finally:\n"
                     "        after(name, found)\n", original.__code__.co_filename, "exec"), scope)
        wrapper = scope["_find_and_load"]
        self.hidden.append(wrapper.__code__)
        self.recorder.hide(wrapper.__code__)
        space = {name: getattr(bootstrap, name) for name in gcd_import.__code__.co_names if hasattr(bootstrap, name)}
        space["__builtins__"] = bootstrap.__builtins__ if hasattr(bootstrap, "__builtins__") else sys.modules["builtins"]
        space["__name__"] = bootstrap.__name__
        plain = type(gcd_import)(gcd_import.__code__, space, gcd_import.__name__, gcd_import.__defaults__)
        plain.__kwdefaults__, plain.__doc__ = gcd_import.__kwdefaults__, gcd_import.__doc__
        bootstrap._find_and_load, bootstrap._gcd_import = wrapper, plain

    def before_import(self, name):
        if not self.stopped and self.accepts("import-find-load-start", name):
            self.recorder.record(self.probes["import-find-load-start"], name)

    def after_import(self, name, found):
        if not self.stopped and self.accepts("import-find-load-done", name):
            self.recorder.record(self.probes["import-find-load-done"], name, found)

    def arm_audit(self):
        def on_audit(event, arguments):
            if not self.stopped and not self.recorder.is_mine() and self.accepts("audit", event):
                self.recorder.record(self.probes["audit"], event, address_of(arguments))
        sys.addaudithook(on_audit)

    # Processes

    def follow_forks(self):
        """The child of a fork shares the parent's ring: it gets one of its own before it runs anything."""
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(before=self.before_fork, after_in_parent=self.after_fork, after_in_child=self.after_fork_in_child)
            return
        for name in ("fork", "forkpty"):
            setattr(os, name, self.forker(getattr(os, name)))

    def forker(self, original):
        def fork():
            self.before_fork()
            try:
                result = original()
            except OSError:
                self.after_fork()
                raise
            child = result == 0 or (isinstance(result, tuple) and result[0] == 0)
            (self.after_fork_in_child if child else self.after_fork)()
            return result
        fork.__name__ = original.__name__
        return fork

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
            self.arm_callbacks()
        elif self.is_mine(sys.getprofile()) or self.is_mine(sys.gettrace()):
            self.arm_thread()


def address_of(thing, hash_of=object.__hash__):
    """What id() returns, without the audit event that id() is: the hash of an object without its own is its address, turned by 4 bits."""
    turned = hash_of(thing) & 0xFFFFFFFFFFFFFFFF
    return (turned << 4 | turned >> 60) & 0xFFFFFFFFFFFFFFFF


def find_tool():
    """A number for sys.monitoring that nobody has taken, or None."""
    return next((tool for tool in (4, 3) if sys.monitoring.get_tool(tool) is None), None)


def find_line(code, offset, lines):
    """The line of an instruction, as frame.f_lineno gives it; remembered. -1 where there is none."""
    line = next((line for start, end, line in code.co_lines() if start <= offset < end), None)
    lines[offset] = line = -1 if line is None else line
    return line


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
