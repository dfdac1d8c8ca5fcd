/*
 * pyd's native agent: one library for CPython 3.6 to 3.15, loaded by LD_PRELOAD into every process below the target.
 *
 * It does what src/Agent/pyd_agent does in Python, and writes the same events into the same ring (src/Sources/Agent/RingLayout.cs and
 * Handshake.cs), only faster, from C, and where PYTHONPATH is ignored (python -I, -E, -S) as well. It needs no Python.h: what it uses of
 * Python is looked up by name, so in a process without Python it does nothing.
 *
 *   getting in          here: an audit hook (3.8 and later) or a pending call (3.6, 3.7), set before the interpreter starts
 *   the beginning       beginning.h: a profiler, or an evaluation function, that waits for the main program
 *   functions, lines    monitoring.h: sys.monitoring with C callbacks (3.12 and later); else profilers.h: PyEval_SetProfile and
 *                       PyEval_SetTrace, thread by thread; these cost even where nothing is wanted, so until then quiet.h; in 3.11
 *                       direct.h, without either; evaluators.h: what both use
 *   profilers of the program    replacement.h: what it puts in place of ours
 *   other markers       collections.h, imports.h, threads.h, and here (audit)
 *   forks               forks.h: a child finds its ring taken away and asks for one of its own with its first event
 *   sub-interpreters    interpreters.h: each begins as the first did (3.8 and later, where an audit event shows it)
 *   what is written     events.h into ring.h, with strings.h and, for code objects, learning.h; reader.h is told what is wanted
 *
 * Everything is one translation unit, so that an event is one function after inlining: docs/decisions/0013-agents-in-pieces.md.
 *
 * All state is guarded by the GIL. Where there is none, or more than one, a lock is taken as well; nothing of Python is called under it.
 */
#define _GNU_SOURCE
#include "native/beginning.h"
#include "native/events.h"
#include "native/filters.h"
#include "native/forks.h"
#include "native/imports.h"
#include "native/interpreters.h"
#include "native/objects.h"
#include "native/reader.h"
#include "native/stopping.h"

static bool has_entered, is_ours;

static bool ask(void)
{
    if (ring.state == NEW) {
        is_ours = ask_reader();
        if (ring.state == LIVE)
            follow_forks();
    }
    return is_ours;
}

static bool is_import_of_site(const char *event, PyObject *arguments)
{
    if (strcmp(event, "import") != 0)
        return false;
    const char *name = py.PyUnicode_AsUTF8(py.PyTuple_GetItem(arguments, 0));
    return name != NULL && strcmp(name, "site") == 0;
}

static int on_audit(const char *event, PyObject *arguments, void *unused)
{
    (void)unused;
    if (self.is_mine || !ask())
        return 0;
    if (UNLIKELY(!has_entered) && (py.Py_IsInitialized() || is_import_of_site(event, arguments))) {
        has_entered = is_before_program = true;
        enter();
    }
    if (UNLIKELY(is_claimed && !is_unclaimed) && strncmp(event, "cpython.run_", 12) == 0)
        unclaim();
    if (UNLIKELY(self.is_armed || is_quiet || is_direct)
        && notice_replacement(strcmp(event, "sys.setprofile") == 0, strcmp(event, "sys.settrace") == 0) && is_direct)
        give_way();
    if (ring.state == LIVE)
        follow_interpreters(event, arguments);
    if (UNLIKELY(!are_imports_wrapped) && (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0) && strcmp(event, "import") == 0) {
        self.is_mine = true;
        wrap_imports();
        self.is_mine = false;
    }
    if (ring.state != DEAD && accepts(AUDIT, &event, 1) && is_live()) {
        self.is_mine = true;
        int64_t name = address_of(event);
        emit(ring.probe[AUDIT], name, (intptr_t)arguments, 0);
        self.is_mine = false;
    }
    return 0;
}

/* At the first bytecode of all, that of importlib itself. */
static int on_first_bytecode(void *unused)
{
    (void)unused;
    if (ask())
        enter();
    return 0;
}

__attribute__((constructor)) static void start_agent(void)
{
    const char *path = getenv("PYD_AGENT");
    if (path == NULL || strlen(path) >= sizeof socket_path || !find_python())
        return;
    strcpy(socket_path, path);
    if (py.PySys_AddAuditHook != NULL) {
        py.PySys_AddAuditHook(on_audit, NULL);
    } else if (py.Py_AddPendingCall != NULL) {
        /* 3.7 clears its state once, when it is first asked for it. */
        if (py._PyRuntime_Initialize != NULL)
            py._PyRuntime_Initialize();
        py.Py_AddPendingCall(on_first_bytecode, NULL);
    }
}
