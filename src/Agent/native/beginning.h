/* The beginning of a program: a profiler waits for it, then what is wanted is armed. */
#pragma once

#include "collections.h"
#include "forks.h"
#include "imports.h"
#include "monitoring.h"
#include "threads.h"

/* Told to sitecustomize.py, which takes it away: the pure-Python agent is not needed here. */
static const char claim[] = "_pyd_agent";

static bool is_claimed, is_unclaimed;

static void unclaim(void)
{
    is_unclaimed = true;
    is_before_program = false;
    if (py.PySys_GetObject(claim) != NULL)
        py.PySys_SetObject(claim, NULL);
}

/* Whether code is the library's. What the library makes as it runs ("<string>", a namedtuple for example) is its own too. */
static bool is_in_library(PyObject *code, PyObject *caller)
{
    PyObject *encodings = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "encodings");
    PyObject *place = encodings == NULL ? NULL : attribute(encodings, "__file__"), *file = attribute(code, "co_filename"), *frame = caller;
    const char *path = utf8(file), *library = utf8(place), *end = library == NULL ? NULL : strstr(library, "/encodings/");
    py.Py_IncRef(frame);
    while (path != NULL && path[0] == '<' && strncmp(path, "<frozen ", 8) != 0 && frame != NULL && frame != py.none) {
        PyObject *its_code = attribute(frame, "f_code"), *next = attribute(frame, "f_back");
        release(file);
        file = its_code == NULL ? NULL : attribute(its_code, "co_filename");
        path = utf8(file);
        release(its_code);
        release(frame);
        frame = next;
    }
    bool is_in = path == NULL || end == NULL || strncmp(path, "<frozen ", 8) == 0 || strncmp(path, library, end + 1 - library) == 0;
    release(file);
    release(frame);
    release(place);
    return is_in;
}

static bool is_module(PyObject *globals, const char *name)
{
    PyObject *value = globals == NULL ? NULL : py.PyDict_GetItemString(globals, "__name__");
    const char *text = value == NULL ? NULL : utf8(value);
    return text != NULL && strcmp(text, name) == 0;
}

/* While site runs, what it starts is not the program yet. */
static bool is_below_site(PyObject *globals, PyObject *caller)
{
    bool is_below = is_module(globals, "site");
    PyObject *frame = caller;
    py.Py_IncRef(frame);
    while (frame != NULL && frame != py.none && !is_below) {
        PyObject *its_globals = attribute(frame, "f_globals"), *next = attribute(frame, "f_back");
        is_below = is_module(its_globals, "site");
        release(its_globals);
        release(frame);
        frame = next;
    }
    release(frame);
    return is_below;
}

/* Whether the program begins with code that a frame is about to run, which was called by another, or by none (None): its main module, the
   runner of -m, or, in an application with Python inside, the first code that is not the library's. */
static bool begins(PyObject *code, PyObject *globals, PyObject *caller)
{
    return (has_name(code, "co_name", "<module>") && is_module(globals, "__main__")) || has_name(code, "co_name", "_run_module_as_main")
        || (!is_in_library(code, caller) && !is_below_site(globals, caller));
}

/* The same of a frame. */
static bool begins_with(PyObject *frame, PyObject *code)
{
    PyObject *globals = attribute(frame, "f_globals"), *caller = attribute(frame, "f_back");
    bool begins_here = caller != NULL && begins(code, globals, caller);
    release(caller);
    release(globals);
    return begins_here;
}

/* Arms what is wanted in the running interpreter, and says that code which is about to run was entered. */
static void begin(PyObject *object, bool is_first, bool is_outermost)
{
    unclaim();
    if (is_first)
        main_modules = py.PyImport_GetModuleDict();
    bool has_functions = ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0 || ring.probe[LINE] >= 0;
    bool is_monitoring = has_functions && py.minor >= 12 && arm_monitoring();
    struct code code = { .wanted = 0 };
    if ((has_functions && !is_monitoring) || ring.probe[THREAD_BEGIN] >= 0 || ring.probe[THREAD_END] >= 0)
        wrap_threads();
    if (ring.forks_at_once && is_first)
        arm_forks();
    if (has_functions && py.PySys_AddAuditHook == NULL)
        wrap_setters();
    if (has_functions && !is_monitoring) {
        is_wanted(object, ENTRY, &code);
        are_threads_armed = true;
        if (!is_first)
            set_profilers();
        else if (!is_direct && (code.wanted != 0 || !is_outermost || !be_quiet()))
            arm_thread();
    }
    if (ring.probe[GC_START] >= 0 || ring.probe[GC_DONE] >= 0)
        arm_collections();
    if (!is_direct && ring.probe[ENTRY] >= 0 && is_live() && is_wanted(object, ENTRY, &code))
        emit(ring.probe[ENTRY], code.file, code.function, ring.wanted[ENTRY] & 4 ? code.first_line : 0);
}

static void wrap_wanted_imports(void)
{
    if (!are_imports_wrapped && (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0))
        wrap_imports();
}

static int on_waiting(PyObject *other, PyObject *frame, int what, PyObject *argument)
{
    (void)argument;
    if (what != TRACE_CALL)
        return 0;
    self.is_mine = true;
    if (code_place == ASK && py.minor <= 11)
        measure_frame(frame);
    wrap_wanted_imports();
    PyObject *code = code_of(frame);
    if (begins_with(frame, code)) {
        PyObject *caller = attribute(frame, "f_back");
        py.PyEval_SetProfile(NULL, NULL);
        begin(code, other == NULL, caller == py.none);
        release(caller);
    }
    self.is_mine = false;
    return 0;
}

/* Waits where no profiler will be needed. */
static PyObject *evaluate_waiting(void *thread, void *frame, int is_throw)
{
    if (self.is_mine || is_throw)
        return evaluate_default(thread, frame, is_throw);
    self.is_mine = true;
    PyObject *code = word_at(frame, FRAME_CODE), *caller = py.PyEval_GetFrame();
    wrap_wanted_imports();
    if (begins(code, word_at(frame, FRAME_GLOBALS), caller)) {
        is_direct = exchange_evaluator((void *)evaluate_waiting, (void *)evaluate_direct);
        begin(code, true, caller == NULL);
    }
    self.is_mine = false;
    return (is_direct ? evaluate_direct : evaluate_default)(thread, frame, is_throw);
}

/* Whether anything is wanted from the beginning of the program on. */
static bool waits(void)
{
    bool waits = ring.forks_at_once;
    for (int i = 0; i < AUDIT; i++)
        waits |= ring.probe[i] >= 0;
    return waits && ring.state == LIVE;
}

/* Of 3.13 and later. Its objects lie in memory as no other's do: nothing is read by its place there, only frames before 3.12 are. */
static bool is_free_threaded(void)
{
    const char *flags = utf8(py.PySys_GetObject("abiflags"));
    return flags != NULL && strchr(flags, 't') != NULL;
}

/* The interpreter is up. */
static void enter(void)
{
    self.is_mine = true;
    py.PySys_SetObject(claim, py.none);
    is_claimed = true;
    ring.needs_lock |= is_free_threaded();
    if (waits() && !(can_be_direct() && exchange_evaluator((void *)py._PyEval_EvalFrameDefault, (void *)evaluate_waiting)))
        py.PyEval_SetProfile(on_waiting, NULL);
    self.is_mine = false;
}
