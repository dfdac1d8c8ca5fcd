"""Variables of Python functions, which a script reads with an event."""

import sys

from .texts import LONGEST_STRING, address_of, unescape

DEEPEST_VALUE, MOST_VALUES = 8, 1000      # of lists in lists; items of one


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
