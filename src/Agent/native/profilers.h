/* Functions and lines before 3.12: a profiler and a tracer for each thread. */
#pragma once

#include "frames.h"

static bool were_all_armed;     /* by one of them */

static int on_profile(PyObject *unused, PyObject *frame, int what, PyObject *argument)
{
    (void)unused, (void)argument;
    if ((what != TRACE_CALL && what != TRACE_RETURN) || self.is_replaced)
        return 0;
    if (UNLIKELY(self.told != NULL) && what == TRACE_CALL && word_at(frame, 24) == self.told) {
        self.told = NULL;
        return 0;
    }
    enum marker marker = what == TRACE_CALL ? ENTRY : LEAVE;
    if (ring.probe[marker] < 0 || !is_live())
        return 0;
    PyObject *object = code_of(frame);
    struct code code;
    if (!is_wanted(object, marker, &code))
        return 0;
    int line = 0;
    if (marker == ENTRY)
        line = ring.wanted[ENTRY] & 4 ? entered_line(frame, object, code.first_line) : 0;
    else if (ring.wanted[LEAVE] & 4)
        line = py.PyFrame_GetLasti != NULL ? line_at(object, py.PyFrame_GetLasti(frame)) : py.PyFrame_GetLineNumber(frame);
    emit(ring.probe[marker], code.file, code.function, line);
    return 0;
}

static int on_trace(PyObject *unused, PyObject *frame, int what, PyObject *argument)
{
    (void)unused, (void)argument;
    int line = 0;
    if (py.minor == 11 && what <= TRACE_LINE) {
        line = py.PyFrame_GetLineNumber(frame);
        bool is_entered_there = what == TRACE_LINE && self.entered == frame && self.entered_line == line;
        self.entered = what == TRACE_CALL ? frame : NULL;
        self.entered_line = line;
        if (is_entered_there)
            return 0;
    }
    struct code code;
    if (what == TRACE_LINE && is_live() && is_wanted(code_of(frame), LINE, &code))
        emit(ring.probe[LINE], code.file, code.function, py.minor == 11 ? line : py.PyFrame_GetLineNumber(frame));
    return 0;
}

/* Whether the program has put a profiler or tracer of its own into this thread. */
static bool has_own(const char *getter)
{
    PyObject *function = py.PySys_GetObject(getter), *value = function == NULL ? NULL : py.PyObject_CallFunctionObjArgs(function, NULL);
    bool has = value != NULL && value != py.none;
    if (value == NULL)
        py.PyErr_Clear();
    release(value);
    return has;
}

static void set_profilers(void)
{
    if (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
        py.PyEval_SetProfile(on_profile, NULL);
    if (ring.probe[LINE] >= 0)
        py.PyEval_SetTrace(on_trace, NULL);
}

static void arm_thread(void)
{
    if (ring.state == DEAD || self.is_armed || self.is_replaced)
        return;
    bool was_mine = self.is_mine;
    self.is_mine = self.is_armed = true;
    set_profilers();
    self.is_mine = was_mine;
}
