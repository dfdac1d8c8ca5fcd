/* Frame evaluation functions (PEP 523), before 3.12: one of ours in place of the interpreter's own. */
#pragma once

#include "frames.h"

/* With such a function 3.11 calls itself for each call of a Python function, as older versions do anyway, but now programs rely on deep
   recursion: then rather profilers. */
enum { DEEPEST = 200, LOOK_EVERY_FRAMES = 1 << 20 };

static PyObject *evaluate_default(void *thread, void *frame, int is_throw)
{
    return ((PyObject *(*)(void *, void *, int))py._PyEval_EvalFrameDefault)(thread, frame, is_throw);
}

/* Puts one evaluation function in place of another. Up to 3.8 there is no call for it, and known places in PyInterpreterState are believed. */
static bool exchange_evaluator(void *expected, void *function)
{
    if (py.minor >= 9) {
        if (py.PyInterpreterState_Get == NULL || py._PyInterpreterState_GetEvalFrameFunc == NULL || py._PyInterpreterState_SetEvalFrameFunc == NULL)
            return false;
        void *interpreter = py.PyInterpreterState_Get();
        if (py._PyInterpreterState_GetEvalFrameFunc(interpreter) != expected)
            return false;
        py._PyInterpreterState_SetEvalFrameFunc(interpreter, function);
        return true;
    }
    static const size_t offsets[] = { 112, 464, 568 };
    if (py.PyThreadState_Get == NULL)
        return false;
    void **place = (void **)((char *)word_at(py.PyThreadState_Get(), 16) + offsets[py.minor - 6]);
    if (*place != expected)
        return false;
    *place = function;
    return true;
}

/* Where no events are written nothing else would see that the reader has gone. */
static void look_sometimes(void)
{
    static unsigned frames;
    if (UNLIKELY(++frames % LOOK_EVERY_FRAMES == 0)) {
        lock();
        look(now());
        unlock();
    }
}

/* Whether all threads can be given profilers at once. */
static bool can_arm_all(void)
{
    return py.PyInterpreterState_ThreadHead != NULL && py.PyThreadState_Next != NULL && py._PyEval_SetProfile != NULL && py._PyEval_SetTrace != NULL;
}
