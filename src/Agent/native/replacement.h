/* Profilers and tracers of the program itself: one takes the place of ours in its thread. */
#pragma once

#include <errno.h>
#include <unistd.h>

#include "codes.h"
#include "objects.h"

static bool has_own_profilers;

/* Said once. */
static void say_replaced(void)
{
    static const char text[] = "pyd: the program sets a profiler or tracer of its own: where it does, its thread is traced no further\n";
    static bool is_said;
    int error = errno;
    if (!is_said && write(STDERR_FILENO, text, sizeof text - 1) < 0)
        errno = error;
    is_said = true;
}

/* Whether the program puts a profiler or tracer of its own in place of ours. Since 3.12 both go together. */
static bool notice_replacement(bool is_profiler, bool is_tracer)
{
    bool replaces = (is_profiler && (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)) || (is_tracer && ring.probe[LINE] >= 0);
    if (ring.state != LIVE || !replaces || py.PyImport_GetModuleDict() != main_modules)
        return false;
    has_own_profilers = true;
    if (self.is_armed)
        say_replaced();
    return true;
}

/* In place of sys.setprofile and sys.settrace, which self is, where no audit event tells of their calls: 3.6 and 3.7. */
static PyObject *on_setprofile(PyObject *original, PyObject *arguments)
{
    if (!self.is_mine)
        notice_replacement(true, false);
    return py.PyObject_Call(original, arguments, NULL);
}

static PyObject *on_settrace(PyObject *original, PyObject *arguments)
{
    if (!self.is_mine)
        notice_replacement(false, true);
    return py.PyObject_Call(original, arguments, NULL);
}

static struct method setter_methods[] = {
    { "setprofile", (void *)on_setprofile, METH_VARARGS, NULL },
    { "settrace", (void *)on_settrace, METH_VARARGS, NULL },
};

static void wrap_setters(void)
{
    for (size_t i = 0; i < COUNT_OF(setter_methods); i++) {
        PyObject *original = py.PySys_GetObject(setter_methods[i].name);
        PyObject *wrapper = original == NULL ? NULL : py.PyCFunction_NewEx(&setter_methods[i], original, NULL);
        if (wrapper == NULL || py.PySys_SetObject(setter_methods[i].name, wrapper) < 0)
            py.PyErr_Clear();
        release(wrapper);
    }
}
