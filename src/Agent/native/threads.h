/* Threads: each begins under a wrapper, which says so and arms it. */
#pragma once

#include <stdio.h>

#include "direct.h"
#include "quiet.h"

/* Whether a sub-interpreter runs. */
static bool is_other(void)
{
    return has_others && py.PyImport_GetModuleDict() != main_modules;
}

static bool are_threads_armed;      /* a thread that starts gets a profiler */

/* An exception has left a thread's function: what the interpreter would say of it, which knows the wrapper only. */
static void report_unhandled(PyObject *function)
{
    if (py._PyErr_WriteUnraisableMsg != NULL && py.minor >= 8) {
        py._PyErr_WriteUnraisableMsg("in thread started by", function);
    } else if (py.PyErr_FormatUnraisable != NULL) {
        py.PyErr_FormatUnraisable("Exception ignored in thread started by %R", function);
    } else {
        PyObject *type, *value, *traceback;
        py.PyErr_Fetch(&type, &value, &traceback);
        py.PySys_FormatStderr("Unhandled exception in thread started by %R\n", function);
        py.PyErr_Restore(type, value, traceback);
        py.PyErr_PrintEx(0);
    }
}

/* What a new thread runs: self is the program's function. */
static PyObject *run_thread(PyObject *function, PyObject *arguments, PyObject *keywords)
{
    if (ring.probe[THREAD_BEGIN] >= 0 && is_live())
        emit(ring.probe[THREAD_BEGIN], 0, 0, 0);
    if (is_other())
        set_profilers();
    else if (are_threads_armed && !is_quiet && !is_direct)
        arm_thread();
    PyObject *result = py.PyObject_Call(function, arguments, keywords);
    if (result == NULL && !py.PyErr_ExceptionMatches(*py.system_exit)) {
        report_unhandled(function);
        py.Py_IncRef(py.none);
        result = py.none;
    }
    if (ring.probe[THREAD_END] >= 0 && is_live())
        emit(ring.probe[THREAD_END], 0, 0, 0);
    return result;
}

static struct method run_thread_method = { "run", (void *)run_thread, METH_VARARGS | METH_KEYWORDS, NULL };

/* In place of _thread.start_new_thread, which self is. */
static PyObject *start_thread(PyObject *original, PyObject *arguments, PyObject *keywords)
{
    ptrdiff_t count = py.PyTuple_Size(arguments);
    if (count < 1 || ring.state == DEAD || !py.PyCallable_Check(py.PyTuple_GetItem(arguments, 0)))
        return py.PyObject_Call(original, arguments, keywords);
    PyObject *run = py.PyCFunction_NewEx(&run_thread_method, py.PyTuple_GetItem(arguments, 0), NULL);
    PyObject *changed = run == NULL ? NULL : py.PyTuple_New(count);
    if (changed == NULL) {
        release(run);
        return NULL;
    }
    py.PyTuple_SetItem(changed, 0, run);
    for (ptrdiff_t i = 1; i < count; i++) {
        PyObject *argument = py.PyTuple_GetItem(arguments, i);
        py.Py_IncRef(argument);
        py.PyTuple_SetItem(changed, i, argument);
    }
    PyObject *result = py.PyObject_Call(original, changed, keywords);
    release(changed);
    return result;
}

static const char *const starters[] = { "start_new_thread", "start_joinable_thread" };
static struct method starter_methods[] = {
    { "start_new_thread", (void *)start_thread, METH_VARARGS | METH_KEYWORDS, NULL },
    { "start_joinable_thread", (void *)start_thread, METH_VARARGS | METH_KEYWORDS, NULL },
};

static void wrap_threads(void)
{
    PyObject *module = py.PyImport_ImportModule("_thread"), *threading = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "threading");
    if (module == NULL)
        py.PyErr_Clear();
    for (size_t i = 0; module != NULL && i < COUNT_OF(starters); i++) {
        PyObject *original = attribute(module, starters[i]);
        PyObject *wrapper = original == NULL ? NULL : py.PyCFunction_NewEx(&starter_methods[i], original, NULL);
        if (wrapper != NULL) {
            char name[32];
            snprintf(name, sizeof name, "_%s", starters[i]);
            PyObject *copy = threading == NULL ? NULL : attribute(threading, name);
            if (copy == original)
                py.PyObject_SetAttrString(threading, name, wrapper);
            release(copy);
            py.PyObject_SetAttrString(module, starters[i], wrapper);
        }
        release(wrapper);
        release(original);
    }
    release(module);
}
