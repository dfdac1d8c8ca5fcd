"""What the events of a code object say, found out once, and the strings that a script reads with them."""

import sys

from .filters import compile_filter
from .texts import utf8

MARKERS = ("function-entry", "function-return", "line")
ENTRY, LEAVE, LINE = range(3)      # of MARKERS
CODES_KEPT = 1 << 16
FOLDER = __file__.rpartition("/")[0] + "/"

HIDDEN = (None, None, None, None)
UNSEEN = (0, 0, 0, {})


class Functions:
    """A bag of functions."""

    def __init__(self, **functions):
        self.__dict__.update(functions)


def open_codes(link, key, address, captured, mine, is_away):
    """The table of code objects of one ring. `key` names an object, `address` and `captured` tell a string, the others are the recorder's."""
    by_marker = {}, {}, {}
    filters = [compile_filter(link.filters[name]) if name in link.filters else None for name in MARKERS]
    captures = [link.captures.get(name) for name in MARKERS]
    files = any(wanted & 1 for _, wanted in link.probes.values())
    functions = any(wanted & 2 for _, wanted in link.probes.values())
    kept, hidden = {}, {}

    def is_own(code):
        """Whether it is of the agent."""
        return code.co_filename.startswith(FOLDER) or key(code) in hidden

    def hide(code):
        hidden[key(code)] = code

    def learn(code, marker):
        """What a marker's events of a code object say: file, function, line of def, lines by offset; HIDDEN when it is not to be seen.

        The code object is held, so that its id stays its own.
        """
        if is_own(code):
            return HIDDEN
        if is_away():
            return UNSEEN

        def look():
            if filters[marker] is None or not filters[marker](utf8(code.co_filename), utf8(code.co_name)):
                return HIDDEN
            return (address(code.co_filename) if files else 0, address(code.co_name) if functions else 0,
                    0 if code.co_name == "<module>" else code.co_firstlineno, {})

        known = mine(look, None)
        if known is None:
            return HIDDEN
        if len(kept) >= CODES_KEPT:
            for codes in (kept, *by_marker):
                codes.clear()
        kept[key(code)] = code
        by_marker[marker][key(code)] = known
        return known

    def capture(marker, depth):
        """The address of what the event says of the function's variables; 0 when it says nothing."""
        read = captures[marker]
        if read is None or is_away():
            return 0
        text = read(mine(lambda: sys._getframe(depth + 2), None))      # may run code of the program: nobody else is to wait for it
        return mine(lambda: captured(text), 0)

    def line_of_caller():
        """The line at which the frame that called the caller stands."""
        return mine(lambda: sys._getframe(4).f_lineno, None)

    return Functions(by_marker=by_marker, is_own=is_own, hide=hide, learn=learn, capture=capture, line_of_caller=line_of_caller)


def find_line(code, offset, lines):
    """The line of an instruction, as frame.f_lineno gives it; remembered. -1 where there is none."""
    line = next((line for start, end, line in code.co_lines() if start <= offset < end), None)
    lines[offset] = line = -1 if line is None else line
    return line
