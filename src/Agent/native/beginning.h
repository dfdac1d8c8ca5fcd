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

static PyObject *file_of(PyObject *frame, const char **path)
{
    PyObject *code = attribute(frame, "f_code"), *file = code == NULL ? NULL : attribute(code, "co_filename");
    *path = utf8(file);
    release(code);
    return file;
}

/* Whether a frame's code is the library's. What the library makes as it runs ("<string>", a namedtuple for example) is its own too. */
static bool is_in_library(PyObject *frame)
{
    PyObject *encodings = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "encodings");
    PyObject *place = encodings == NULL ? NULL : attribute(encodings, "__file__");
    const char *path, *library = utf8(place), *end = library == NULL ? NULL : strstr(library, "/encodings/");
    py.Py_IncRef(frame);
    PyObject *file = file_of(frame, &path);
    while (path != NULL && path[0] == '<' && strncmp(path, "<frozen ", 8) != 0) {
        PyObject *caller = attribute(frame, "f_back");
        if (caller == NULL || caller == py.none) {
            release(caller);
            break;
        }
        release(file);
        release(frame);
        frame = caller;
        file = file_of(frame, &path);
    }
    bool is_in = path == NULL || end == NULL || strncmp(path, "<frozen ", 8) == 0 || strncmp(path, library, end + 1 - library) == 0;
    release(file);
    release(frame);
    release(place);
    return is_in;
}

static bool is_module(PyObject *frame, const char *name)
{
    PyObject *globals = attribute(frame, "f_globals"), *value = globals == NULL ? NULL : py.PyDict_GetItemString(globals, "__name__");
    const char *text = value == NULL ? NULL : utf8(value);
    release(globals);
    return text != NULL && strcmp(text, name) == 0;
}

/* While site runs, what it starts is not the program yet. */
static bool is_below_site(PyObject *frame)
{
    bool is_below = false;
    py.Py_IncRef(frame);
    while (frame != NULL && frame != py.none && !is_below) {
        is_below = is_module(frame, "site");
        PyObject *caller = attribute(frame, "f_back");
        release(frame);
        frame = caller;
    }
    release(frame);
    return is_below;
}

/* Whether a frame is where the program begins: its main module, the runner of -m, or, in an application with Python inside, the first
   code that is not the library's. */
static bool begins(PyObject *frame, PyObject *code)
{
    return (has_name(code, "co_name", "<module>") && is_module(frame, "__main__")) || has_name(code, "co_name", "_run_module_as_main")
        || (!is_in_library(frame) && !is_below_site(frame));
}

/* Arms what is wanted in the running interpreter, and says that the frame which is about to run was entered. */
static void begin(PyObject *frame, bool is_first)
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
        PyObject *caller = attribute(frame, "f_back");
        bool is_outermost = caller == py.none;
        release(caller);
        is_wanted(code_of(frame), ENTRY, &code);
        are_threads_armed = true;
        if (!is_first)
            set_profilers();
        else if (code.wanted != 0 || !is_outermost || !be_quiet())
            arm_thread();
    }
    if (ring.probe[GC_START] >= 0 || ring.probe[GC_DONE] >= 0)
        arm_collections();
    if (ring.probe[ENTRY] >= 0 && is_live() && is_wanted(code_of(frame), ENTRY, &code))
        emit(ring.probe[ENTRY], code.file, code.function, ring.wanted[ENTRY] & 4 ? code.first_line : 0);
}

static int on_waiting(PyObject *other, PyObject *frame, int what, PyObject *argument)
{
    (void)argument;
    if (what != TRACE_CALL)
        return 0;
    self.is_mine = true;
    if (code_place == ASK && py.minor <= 11)
        measure_frame(frame);
    if (!are_imports_wrapped && (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0))
        wrap_imports();
    if (begins(frame, code_of(frame))) {
        py.PyEval_SetProfile(NULL, NULL);
        begin(frame, other == NULL);
    }
    self.is_mine = false;
    return 0;
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
    if (waits())
        py.PyEval_SetProfile(on_waiting, NULL);
    self.is_mine = false;
}
