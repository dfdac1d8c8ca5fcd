/* Quiet threads before 3.12: a frame evaluation function (PEP 523) looks out for the first function that is wanted; see docs/decisions/0010-quiet-threads.md. */
#pragma once

#include "evaluators.h"
#include "profilers.h"
#include "replacement.h"

static bool is_quiet;   /* threads are armed when they come to a function that is wanted */

static void leave_quiet(void);

/* A frame is about to run. */
static void see_code(PyObject *object)
{
    PyObject *type, *value, *traceback;
    struct code code;
    if (self.is_mine || self.is_armed)
        return;
    look_sometimes();
    lock();
    struct code *entry = ring.state == LIVE && codes.generation == ring.generation ? find_code(object) : NULL;
    bool is_unwanted = entry != NULL && entry->object == object && entry->wanted == 0;
    unlock();
    if (is_unwanted)
        return;
    py.PyErr_Fetch(&type, &value, &traceback);
    if (is_live()) {
        is_wanted(object, ENTRY, &code);
        if (code.wanted != 0 && !self.is_replaced && (has_own("getprofile") || has_own("gettrace"))) {
            self.is_replaced = true;
            say_replaced();
        }
        if (code.wanted != 0)
            arm_thread();
    }
    py.PyErr_Restore(type, value, traceback);
}

static PyObject *evaluate_plain(PyObject *frame, int is_throw)
{
    see_code(code_of(frame));
    return ((PyObject *(*)(PyObject *, int))py._PyEval_EvalFrameDefault)(frame, is_throw);
}

static PyObject *evaluate(void *thread, PyObject *frame, int is_throw)
{
    see_code(code_of(frame));
    return evaluate_default(thread, frame, is_throw);
}

static PyObject *evaluate_shallow(void *thread, void *inner_frame, int is_throw)
{
    see_code(word_at(inner_frame, 32));
    if (UNLIKELY(++self.depth > DEEPEST))
        leave_quiet();
    PyObject *result = evaluate_default(thread, inner_frame, is_throw);
    self.depth--;
    return result;
}

static void *evaluator(void)
{
    return py.minor <= 8 ? (void *)evaluate_plain : py.minor <= 10 ? (void *)evaluate : (void *)evaluate_shallow;
}

/* False where it cannot be: then threads are armed at once. */
static bool be_quiet(void)
{
    return is_quiet = py.minor <= 11 && code_place != ASK && py._PyEval_EvalFrameDefault != NULL && (py.minor <= 10 || can_arm_all())
        && exchange_evaluator((void *)py._PyEval_EvalFrameDefault, evaluator());
}

/* Back to the interpreter's own evaluation of frames, with all threads armed; those that are not ours as well, so not when the program has
   profilers of its own in any. */
static void leave_quiet(void)
{
    if (!is_quiet || self.is_mine || !exchange_evaluator(evaluator(), (void *)py._PyEval_EvalFrameDefault))
        return;
    PyObject *type, *value, *traceback;
    self.is_mine = true;
    is_quiet = false;
    py.PyErr_Fetch(&type, &value, &traceback);
    if (has_own_profilers) {
        say_replaced();
    } else {
        were_all_armed = true;
        for (void *thread = py.PyInterpreterState_ThreadHead(py.PyInterpreterState_Get()); thread != NULL; thread = py.PyThreadState_Next(thread)) {
            if (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
                py._PyEval_SetProfile(thread, on_profile, NULL);
            if (ring.probe[LINE] >= 0)
                py._PyEval_SetTrace(thread, on_trace, NULL);
        }
        self.is_armed = true;
    }
    py.PyErr_Restore(type, value, traceback);
    self.is_mine = false;
}
