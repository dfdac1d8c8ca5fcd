/* Functions and lines since 3.12: sys.monitoring. */
#pragma once

#include "learning.h"

/* What a callback returns when no event of that place of a code object will ever be wanted: it is not called for it again, in this process
   or its forks, which are told the same filters. */
static PyObject *disable;

static PyObject *never_again(void)
{
    py.Py_IncRef(disable);
    return disable;
}

static PyObject *on_start(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], ENTRY, &code))
            return never_again();
        emit(ring.probe[ENTRY], code.file, code.function, ring.wanted[ENTRY] & 4 ? code.first_line : 0);
    }
    return none();
}

static void emit_resumed(PyObject *object, PyObject *offset, const struct code *code)
{
    emit(ring.probe[ENTRY], code->file, code->function, ring.wanted[ENTRY] & 4 ? line_at(object, py.PyLong_AsLong(offset)) : 0);
}

static PyObject *on_resume(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], ENTRY, &code))
            return never_again();
        emit_resumed(arguments[0], arguments[1], &code);
    }
    return none();
}

/* Where an exception comes in or leaves the interpreter lets no event be disabled. */
static PyObject *on_throw(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    struct code code;
    if (is_live() && is_wanted(arguments[0], ENTRY, &code))
        emit_resumed(arguments[0], arguments[1], &code);
    return none();
}

static PyObject *on_return(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], LEAVE, &code))
            return never_again();
        emit(ring.probe[LEAVE], code.file, code.function, ring.wanted[LEAVE] & 4 ? line_at(arguments[0], py.PyLong_AsLong(arguments[1])) : 0);
    }
    return none();
}

/* Here the offset may be that of code that belongs to no line; the frame knows. */
static PyObject *on_unwind(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    struct code code;
    if (is_live() && is_wanted(arguments[0], LEAVE, &code))
        emit(ring.probe[LEAVE], code.file, code.function, ring.wanted[LEAVE] & 4 ? py.PyFrame_GetLineNumber(py.PyEval_GetFrame()) : 0);
    return none();
}

static PyObject *on_line(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], LINE, &code))
            return never_again();
        emit(ring.probe[LINE], code.file, code.function, py.PyLong_AsLong(arguments[1]));
    }
    return none();
}

static struct {
    const char *event;
    enum marker marker;
    struct method method;
} callbacks[] = {
    { "PY_START", ENTRY, { "on_start", (void *)on_start, METH_FASTCALL, NULL } },
    { "PY_RESUME", ENTRY, { "on_resume", (void *)on_resume, METH_FASTCALL, NULL } },
    { "PY_THROW", ENTRY, { "on_throw", (void *)on_throw, METH_FASTCALL, NULL } },
    { "PY_RETURN", LEAVE, { "on_return", (void *)on_return, METH_FASTCALL, NULL } },
    { "PY_YIELD", LEAVE, { "on_yield", (void *)on_return, METH_FASTCALL, NULL } },
    { "PY_UNWIND", LEAVE, { "on_unwind", (void *)on_unwind, METH_FASTCALL, NULL } },
    { "LINE", LINE, { "on_line", (void *)on_line, METH_FASTCALL, NULL } },
};

/* The number under which the agent goes in the running interpreter, or under which nobody does; NULL when there is none. */
static PyObject *find_tool(PyObject *monitoring, bool is_taken)
{
    for (int id = 4; id >= 3; id--) {
        PyObject *number = py.PyLong_FromLong(id), *owner = call(monitoring, "get_tool", number, NULL, NULL);
        const char *name = owner == NULL || owner == py.none ? NULL : utf8(owner);
        bool is_it = is_taken ? name != NULL && strcmp(name, "pyd") == 0 : owner == py.none;
        release(owner);
        if (is_it)
            return number;
        release(number);
    }
    return NULL;
}

static long register_callback(PyObject *monitoring, PyObject *tool, const char *name, struct method *method)
{
    PyObject *events = attribute(monitoring, "events"), *event = attribute(events, name), *function = py.PyCFunction_NewEx(method, NULL, NULL);
    long bit = py.PyLong_AsLong(event);
    release(call(monitoring, "register_callback", tool, event, function));
    release(function);
    release(event);
    release(events);
    return bit;
}

static void set_events(PyObject *monitoring, PyObject *tool, long events)
{
    PyObject *mask = py.PyLong_FromLong(events);
    release(call(monitoring, "set_events", tool, mask, NULL));
    release(mask);
}

/* The agent's number, in this interpreter, with what sys.monitoring is; false when no number is free. */
static bool take_tool(PyObject **monitoring, PyObject **tool)
{
    *monitoring = py.PySys_GetObject("monitoring");
    if (*monitoring == NULL)
        return false;
    *tool = find_tool(*monitoring, true);
    if (*tool != NULL)
        return true;
    *tool = find_tool(*monitoring, false);
    PyObject *name = py.PyUnicode_FromString("pyd"), *taken = *tool == NULL ? NULL : call(*monitoring, "use_tool_id", *tool, name, NULL);
    bool is_taken = taken != NULL;
    release(taken);
    release(name);
    if (!is_taken)
        release(*tool);
    return is_taken;
}

/* False when no tool id is free: then profilers do the same at a higher price. */
static bool arm_monitoring(void)
{
    PyObject *monitoring, *tool;
    if (!take_tool(&monitoring, &tool))
        return false;
    long wanted = 0;
    disable = attribute(monitoring, "DISABLE");
    for (size_t i = 0; i < COUNT_OF(callbacks); i++)
        if (ring.probe[callbacks[i].marker] >= 0)
            wanted |= register_callback(monitoring, tool, callbacks[i].event, &callbacks[i].method);
    set_events(monitoring, tool, wanted);
    release(tool);
    return true;
}

static void disarm_monitoring(void)
{
    PyObject *monitoring = py.minor >= 12 ? py.PySys_GetObject("monitoring") : NULL, *tool = monitoring == NULL ? NULL : find_tool(monitoring, true);
    if (tool != NULL)
        set_events(monitoring, tool, 0);
    release(tool);
}
