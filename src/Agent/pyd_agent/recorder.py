"""The writer's side of the ring."""

import _collections
import _struct
import _thread
import os
import sys

from .clocks import clock, native_id, sleep, with_processor_time
from .codes import ENTRY, HIDDEN, LEAVE, Functions, find_line, open_codes
from .filters import compile_filter
from .link import ASLEEP, DEFINITION, DROPPED, HEAD, SLOTS, STRING, STRINGS_IN_RANGE, TAIL, THREAD, ReaderGone
from .texts import utf8

PROCESSOR_TIME = 64     # among the arguments that are wanted
LONGEST_PAUSE = 0.002
TEXTS_KEPT = 1 << 14    # texts of variables that have a place of their own at the reader's
TEXT_REST = 1_000_000_000   # nanoseconds for which the event that has a text may still be on its way
LOOK_EVERY = 1024       # events before it is seen whether the reader is still there


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
    texts = _collections.OrderedDict()
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

    def define_string(text, place=0):
        """The address of a string, told to the reader; 0, a NULL pointer, when it is not UTF-8. A place is an address whose string is over."""
        nonlocal head, next_string, last_string
        data = utf8(text)
        if data is None:
            return 0
        if next_string == last_string and not place:
            next_string = link.more_strings()
            last_string = next_string + (STRINGS_IN_RANGE << 12)
        count = 1 + ((len(data) + 63) >> 6)
        if head + count > limit and not make_room(count):
            return 0
        address = place or next_string
        if not place:
            next_string += 4096         # before anything else: an address is used once, even when a signal handler raises here
        pack(memory, SLOTS + ((head & mask) << 6), clock(), 0, DEFINITION, STRING, address, len(data), 0, 0)
        start = SLOTS + ((head + 1 & mask) << 6)
        fits = SLOTS + (slots << 6) - start
        memory[start:start + min(fits, len(data))] = data[:fits]
        if len(data) > fits:
            memory[SLOTS:SLOTS + len(data) - fits] = data[fits:]
        head += count
        words[HEAD] = head
        return address

    def address(value):
        if type(value) is int:
            return value
        if len(strings) >= STRINGS_IN_RANGE:
            strings.clear()
        known = strings.get(value)
        if known is None:
            known = strings[value] = define_string(value)
        return known

    def captured(text):
        """The address of a text of variables. Where there are many, the one that was not seen for longest gives up its place."""
        now = clock()
        if text in texts:
            place = texts.pop(text)[0]
        else:
            oldest = next(iter(texts)) if len(texts) >= TEXTS_KEPT else None
            is_over = oldest is not None and now - texts[oldest][1] >= TEXT_REST
            place = define_string(text, texts.pop(oldest)[0] if is_over else 0)
        texts[text] = place, now
        return place

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
            if is_away():
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
            if is_away():
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

    def drain():
        """What had to wait its turn. The lock is held and busy is set."""
        while late:
            probe, number, code, line, offset = late.pop(0)
            marker = LEAVE if probe == link.probes.get("function-return", HIDDEN)[0] else ENTRY
            known = by_marker[marker].get(key(code)) or learn(code, marker)
            if known is not HIDDEN:
                if offset is not None:
                    line = find_line(code, offset, known[3])
                put(probe, 0, number, known[0], known[1], known[2] if line is None else line)
        while pending:
            probe, kind, number, a0, a1, a2 = pending.pop(0)
            put(probe, kind, number, address(a0), address(a1), address(a2))

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

    def is_away():
        """Whether this is a child that shares the parent's ring still."""
        return held and getpid() != process

    def mine(action, otherwise):
        """What a function of the agent's own returns, which may look at frames and tell strings: nothing of it is an event."""
        nonlocal busy
        with lock:
            was, busy = busy, True
            try:
                return action()
            except ReaderGone:
                stop()
                return otherwise
            finally:
                busy = was

    def close():
        """Lets go of the ring and the socket; for a child after fork."""
        words.release()
        memory.close()
        link.socket.close()

    codes = open_codes(link, key, address, captured, mine, is_away)
    by_marker, learn = codes.by_marker, codes.learn
    return Functions(record=record, emit=emit, thread=thread, is_mine=is_mine, close=close, hold=hold, go_on=go_on, late=late, threads=threads,
                     filters={name: compile_filter(text) for name, text in link.filters.items()}, key=key, learn=learn, codes=by_marker,
                     is_own=codes.is_own, hide=codes.hide, line_of_caller=codes.line_of_caller, capture=codes.capture if link.captures else None)
