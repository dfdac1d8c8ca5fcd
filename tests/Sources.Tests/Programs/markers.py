# The rarer markers, one of each kind at least.
import gc
import importlib
import sys

sys.modules.pop("colorsys", None)
gc.disable()


def marker_gc():
    gc.collect(0)
    cycle = []
    cycle.append(cycle)
    del cycle
    gc.collect()


def marker_import():
    import colorsys
    import colorsys as again
    sys.modules.pop("colorsys")
    importlib.import_module("colorsys")
    try:
        import no_such_module_of_mine
    except ImportError as error:
        assert error.__traceback__.tb_next is None, "the agent shows in the traceback"
    try:
        importlib.import_module("no_such_module_of_mine")
    except ImportError:
        pass


def marker_audit():
    if hasattr(sys, "audit"):
        id(sys)
        sys.audit("mine.first", 1)
        sys.audit("mine.second")


def marker_line():
    x = 1
    if x:
        y = 2
    return y


marker_gc()
marker_import()
marker_audit()
marker_line()
assert "pyd_agent" not in sys.modules, "the agent shows in sys.modules"
assert "pyd-" not in getattr(sys.modules.get("sitecustomize"), "__file__", ""), "the agent shows in sys.modules"
assert not any("pyd-" in path for path in sys.path), "the agent shows in sys.path"


def marker_one_line(): return 1


def marker_generator():
    yield 1
    yield 2


marker_one_line()
list(marker_generator())
