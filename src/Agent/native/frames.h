/* Frames before 3.12: which code object one runs, and at what line. */
#pragma once

#include "learning.h"

/* Where a frame keeps its code object: known layouts, believed once they were seen to hold. */
static enum { ASK, IN_FRAME, IN_INNER_FRAME } code_place;

static inline PyObject *word_at(void *object, size_t offset)
{
    return *(PyObject **)((char *)object + offset);
}

static void measure_frame(PyObject *frame)
{
    PyObject *code = attribute(frame, "f_code");
    if (py.minor <= 10 && word_at(frame, 32) == code)
        code_place = IN_FRAME;
    else if (py.minor == 11 && word_at(word_at(frame, 24), 32) == code)
        code_place = IN_INNER_FRAME;
    release(code);
}

/* Borrowed: the frame holds it. */
static inline PyObject *code_of(PyObject *frame)
{
    if (code_place == IN_INNER_FRAME)
        return word_at(word_at(frame, 24), 32);
    if (code_place == IN_FRAME)
        return word_at(frame, 32);
    PyObject *code = py.PyFrame_GetCode != NULL ? py.PyFrame_GetCode(frame) : attribute(frame, "f_code");
    release(code);
    return code;
}

/* The line at which a frame is entered: that of its def, or of the yield at which a generator goes on. */
static int entered_line(PyObject *frame, PyObject *object, int first_line)
{
    if (py.PyFrame_GetLasti != NULL)
        return line_at(object, py.PyFrame_GetLasti(frame));
    return first_line == 0 ? 0 : py.PyFrame_GetLineNumber(frame);
}
