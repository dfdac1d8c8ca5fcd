# The reference: what sys.setprofile itself says, one line an event in the file named by REFERENCE.
import os
import sys
import _thread

_out = os.open(os.environ["REFERENCE"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
_write, _ident, _modules = os.write, _thread.get_ident, sys.modules


def profile(frame, kind, argument):
    if kind != "call" and kind != "return":
        return
    code = frame.f_code
    if code.co_filename == __file__:
        return
    if kind == "call":
        line = 0 if code.co_name == "<module>" else frame.f_lineno
        if code.co_name == "begin" and "threading" in _modules:
            _modules["threading"].setprofile(profile)
    else:
        line = -1 if frame.f_lineno is None else frame.f_lineno
    try:
        text = "%d\t%s\t%s\t%s\t%d\n" % (_ident(), kind, code.co_filename, code.co_name, line)
        _write(_out, text.encode("utf-8"))
    except UnicodeEncodeError:
        _write(_out, ("%d\t%s\t<null>\t%s\t%d\n" % (_ident(), kind, code.co_name, line)).encode("utf-8"))


sys.setprofile(profile)
