"""The markers that are no function's and no line's."""

import gc
import sys

from .texts import address_of, utf8


def tell(agent, name):
    """An event without arguments."""
    if not agent.stopped and name in agent.probes:
        agent.recorder.record(agent.probes[name], 0)


def accepts(agent, name, *texts):
    """Whether an event of a marker is wanted, by its strings."""
    return name in agent.probes and agent.recorder.filters[name](*map(utf8, texts))


def arm_collections(agent):
    def on_collection(phase, info):
        if agent.stopped:
            return
        if phase == "start" and accepts(agent, "gc-start"):
            agent.recorder.record(agent.probes["gc-start"], info["generation"])
        elif phase == "stop" and accepts(agent, "gc-done"):
            agent.recorder.record(agent.probes["gc-done"], info["collected"] + info["uncollectable"])
    gc.callbacks.append(on_collection)


def arm_imports(agent):
    """Wraps what the markers surround: the C function's call of _find_and_load, for a module that is not loaded yet.

    importlib.import_module calls the same function without passing the markers, so _gcd_import keeps the original. The wrapper
    calls itself a part of importlib: then the interpreter cuts it out of tracebacks too.
    """
    bootstrap = sys.modules["_frozen_importlib"]
    original, gcd_import = bootstrap._find_and_load, bootstrap._gcd_import

    def before(name):
        if not agent.stopped and accepts(agent, "import-find-load-start", name):
            agent.recorder.record(agent.probes["import-find-load-start"], name)

    def after(name, found):
        if not agent.stopped and accepts(agent, "import-find-load-done", name):
            agent.recorder.record(agent.probes["import-find-load-done"], name, found)

    scope = {"original": original, "before": before, "after": after}
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
    agent.hidden.append(wrapper.__code__)
    agent.recorder.hide(wrapper.__code__)
    space = {name: getattr(bootstrap, name) for name in gcd_import.__code__.co_names if hasattr(bootstrap, name)}
    space["__builtins__"] = bootstrap.__builtins__ if hasattr(bootstrap, "__builtins__") else sys.modules["builtins"]
    space["__name__"] = bootstrap.__name__
    plain = type(gcd_import)(gcd_import.__code__, space, gcd_import.__name__, gcd_import.__defaults__)
    plain.__kwdefaults__, plain.__doc__ = gcd_import.__kwdefaults__, gcd_import.__doc__
    bootstrap._find_and_load, bootstrap._gcd_import = wrapper, plain


def arm_audits(agent):
    def on_audit(event, arguments):
        if not agent.stopped and not agent.recorder.is_mine() and accepts(agent, "audit", event):
            agent.recorder.record(agent.probes["audit"], event, address_of(arguments))
    sys.addaudithook(on_audit)
