/* Sub-interpreters: each begins as the first did, when it comes to its program. */
#pragma once

#include "beginning.h"

/* Since 3.12 they run in a thread state of their own each time, which a profiler would have to be set in. */
static PyObject *on_waiting_start(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    PyObject *frame = py.PyEval_GetFrame(), *monitoring, *tool;
    if (self.is_mine || frame == NULL)
        return none();
    self.is_mine = true;
    if (begins_with(frame, arguments[0]) && take_tool(&monitoring, &tool)) {
        set_events(monitoring, tool, 0);
        release(tool);
        begin(arguments[0], false, false);
    }
    self.is_mine = false;
    return none();
}

static struct method on_waiting_start_method = { "on_start", (void *)on_waiting_start, METH_FASTCALL, NULL };

/* Has a new interpreter wait for its program, as the first has done. It imports something: so it can run. */
static void enter_other(void *running)
{
    static const char known[] = "pyd";      /* among what the interpreter keeps for its extensions */
    PyObject *monitoring, *tool, *facts = py.PyInterpreterState_GetDict(running);
    if (facts == NULL || py.PyDict_GetItemString(facts, known) != NULL)
        return;
    self.is_mine = true;
    if (py.PyDict_SetItemString(facts, known, py.none) < 0)
        py.PyErr_Clear();
    py.PySys_SetObject(claim, py.none);
    if (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0)
        wrap_imports();
    if (waits() && py.minor < 12) {
        py.PyEval_SetProfile(on_waiting, py.none);
    } else if (waits() && take_tool(&monitoring, &tool)) {
        set_events(monitoring, tool, register_callback(monitoring, tool, "PY_START", &on_waiting_start_method));
        release(tool);
    }
    self.is_mine = false;
}

/* Interpreters that run at once take the lock: from before there can be a second, where one sees that. */
static void follow_interpreters(const char *event, PyObject *arguments)
{
    if (strcmp(event, "import") == 0 && py.PyInterpreterState_GetID != NULL && py.PyInterpreterState_GetDict != NULL && py.Py_IsInitialized()) {
        const char *name = utf8(py.PyTuple_GetItem(arguments, 0));
        ring.needs_lock |= name != NULL && (strcmp(name, "_interpreters") == 0 || strcmp(name, "_xxsubinterpreters") == 0);
        void *running = py.PyInterpreterState_Get != NULL ? py.PyInterpreterState_Get() : (void *)word_at(py.PyThreadState_Get(), 16);
        if (py.PyInterpreterState_GetID(running) != 0) {
            has_others = ring.needs_lock = true;
            enter_other(running);
        }
    } else if (strcmp(event, "cpython.PyInterpreterState_New") == 0) {
        ring.needs_lock = true;
    } else if (has_others && strcmp(event, "cpython.PyInterpreterState_Clear") == 0 && interpreter() != 0) {
        forget_interpreter();
    }
}
