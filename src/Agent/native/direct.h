/* Functions in 3.11 without a profiler: a frame evaluation function (PEP 523) tells of them itself; see docs/decisions/0016-direct-events.md. */
#pragma once

#include "evaluators.h"
#include "profilers.h"
#include "replacement.h"

static bool is_direct;  /* events come from here */

/* Places in a frame (_PyInterpreterFrame) and in a thread (PyThreadState), believed once they were seen to hold. */
enum { FRAME_GLOBALS = 8, FRAME_CODE = 32, FRAME_AT = 56, FRAME_OWNER = 69, OWNED_BY_GENERATOR = 1 };
enum { RETURN_GENERATOR = 75, YIELD_VALUE = 86 };
enum { CALLS_LEFT = 32, CALLS_LIMIT = 36, HEADROOM = 40, TRACING = 44, PROFILER = 64 };

static size_t code_start;   /* of the instructions in a code object */

static inline int *number_at(void *object, size_t offset)
{
    return (int *)((char *)object + offset);
}

/* Whether the interpreter will find that the call which is about to begin is not one too many, as its _Py_CheckRecursiveCall does. */
static inline bool may_run(void *thread)
{
    int left = *number_at(thread, CALLS_LEFT);
    return left > 0 || *number_at(thread, CALLS_LIMIT) - left + 1 < py.Py_GetRecursionLimit() || *number_at(thread, HEADROOM) != 0;
}

/* Of the instruction that was the last to begin. */
static inline int offset_in(void *frame, PyObject *object)
{
    return (char *)word_at(frame, FRAME_AT) - (char *)object - (int)code_start;
}

static inline bool is_of_generator(void *frame)
{
    return ((char *)frame)[FRAME_OWNER] == OWNED_BY_GENERATOR;
}

/* Whether a frame goes on behind a yield or at its beginning. Where throw() let what a generator has delegated to return, it goes on elsewhere, and
   profilers are not told. */
static inline bool is_entered(void *frame)
{
    unsigned char instruction = *(unsigned char *)word_at(frame, FRAME_AT);
    return !is_of_generator(frame) || instruction == YIELD_VALUE || instruction == RETURN_GENERATOR;
}

/* Whether the running thread's events come from here; what a tracer of the program calls is none, as with a profiler. */
static inline bool tells(void *thread)
{
    return is_direct && !self.is_mine && !self.is_replaced && *number_at(thread, TRACING) == 0;
}

/* A frame is about to run (ENTRY) or has run (LEAVE). Returns whether it is one that an event can come of: to make a generator is nothing that a
   profiler is told of, only what runs in it. */
static inline bool tell(enum marker marker, PyObject *object, void *frame, bool is_raising)
{
    struct code code;
    if (!is_live())
        return false;
    bool is_event = is_wanted(object, marker, &code);
    bool is_new = marker == ENTRY && !is_of_generator(frame);
    if (code.wanted == 0 || (is_new && code.makes_generator)) {
        look_sometimes();
        return false;
    }
    if (is_event && (marker == LEAVE || is_raising || is_entered(frame))) {
        int line = !(ring.wanted[marker] & 4) ? 0 : is_new ? code.first_line : line_at(object, offset_in(frame, object));
        emit(ring.probe[marker], code.file, code.function, line);
    }
    return true;
}

/* The same with an exception on its way. */
static __attribute__((noinline)) bool tell_raising(enum marker marker, PyObject *object, void *frame)
{
    PyObject *type, *value, *traceback;
    py.PyErr_Fetch(&type, &value, &traceback);
    bool is_event = tell(marker, object, frame, true);
    py.PyErr_Restore(type, value, traceback);
    return is_event;
}

static void leave_direct(void *running);

static PyObject *evaluate_direct(void *thread, void *frame, int is_throw)
{
    PyObject *object = word_at(frame, FRAME_CODE);
    if (UNLIKELY(++self.depth > DEEPEST))
        leave_direct(thread);
    bool is_event = tells(thread) && may_run(thread) && (UNLIKELY(is_throw) ? tell_raising(ENTRY, object, frame) : tell(ENTRY, object, frame, false));
    /* Another thread may have come in while this one waited for room, and have left. */
    if (UNLIKELY(is_event && !is_direct))
        self.told = frame;
    PyObject *result = evaluate_default(thread, frame, is_throw);
    self.depth--;
    if (is_event && tells(thread))
        (void)(UNLIKELY(result == NULL) ? tell_raising(LEAVE, object, frame) : tell(LEAVE, object, frame, false));
    return result;
}

/* The program sets a profiler in this thread. One of ours would be replaced by it. */
static void give_way(void)
{
    self.is_replaced = true;
    say_replaced();
}

/* Back to the interpreter's own evaluation of frames: profilers take over, also in what runs now, but for threads that have others. */
static void leave_direct(void *running)
{
    if (!is_direct || self.is_mine || !exchange_evaluator((void *)evaluate_direct, (void *)py._PyEval_EvalFrameDefault))
        return;
    PyObject *type, *value, *traceback, *frame = py.PyEval_GetFrame();
    self.is_mine = true;
    is_direct = false;
    ++*number_at(running, HEADROOM);    /* for what listens to audit events and is called at the limit of recursion */
    py.PyErr_Fetch(&type, &value, &traceback);
    if (code_place == ASK && frame != NULL)
        measure_frame(frame);
    were_all_armed = true;
    for (void *thread = py.PyInterpreterState_ThreadHead(py.PyInterpreterState_Get()); thread != NULL; thread = py.PyThreadState_Next(thread))
        if (word_at(thread, PROFILER) == NULL)
            py._PyEval_SetProfile(thread, on_profile, NULL);
    self.is_armed = true;
    py.PyErr_Restore(type, value, traceback);
    --*number_at(running, HEADROOM);
    self.is_mine = false;
}

static struct {
    PyObject *code, *globals;
    void *thread;
    bool has_tracing, holds;
} layout;

static int on_nothing(PyObject *unused, PyObject *frame, int what, PyObject *argument)
{
    (void)unused, (void)frame, (void)what, (void)argument;
    layout.has_tracing = layout.thread != NULL && *number_at(layout.thread, TRACING) == 1;
    return 0;
}

static PyObject *evaluate_known(void *thread, void *frame, int is_throw)
{
    layout.thread = thread;
    code_start = (char *)word_at(frame, FRAME_AT) + 2 - (char *)layout.code;
    layout.holds = word_at(frame, FRAME_CODE) == layout.code && word_at(frame, FRAME_GLOBALS) == layout.globals && ((char *)frame)[FRAME_OWNER] == 0
        && code_start > 64 && code_start < 512 && *number_at(thread, CALLS_LIMIT) == py.Py_GetRecursionLimit() && *number_at(thread, CALLS_LEFT) > 0
        && *number_at(thread, CALLS_LEFT) <= *number_at(thread, CALLS_LIMIT) && *number_at(thread, HEADROOM) == 0 && *number_at(thread, TRACING) == 0 && word_at(thread, PROFILER) == (void *)on_nothing;
    return evaluate_default(thread, frame, is_throw);
}

/* Lets the interpreter evaluate something that is known, and looks whether all is where it should be. */
static bool has_known_layout(void)
{
    enum { EXPRESSION = 258 };
    layout.code = py.Py_CompileString("0", "pyd", EXPRESSION);
    layout.globals = py.PyDict_New();
    if (layout.code != NULL && layout.globals != NULL && exchange_evaluator((void *)py._PyEval_EvalFrameDefault, (void *)evaluate_known)) {
        py.PyEval_SetProfile(on_nothing, NULL);
        release(py.PyEval_EvalCode(layout.code, layout.globals, layout.globals));
        py.PyEval_SetProfile(NULL, NULL);
        exchange_evaluator((void *)evaluate_known, (void *)py._PyEval_EvalFrameDefault);
    }
    py.PyErr_Clear();
    release(layout.globals);
    release(layout.code);
    return layout.holds && layout.has_tracing;
}

/*
 * Whether events can come from here. 3.11.0 to 3.11.3 call a __getitem__ that was called some times without asking (python/cpython#104405). Before 3.11 there is little
 * to gain; since 3.12 the frame is gone when it has run.
 */
static bool can_be_direct(void)
{
    return py.minor == 11 && py.patch >= 4 && ring.probe[LINE] < 0 && (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
        && py._PyEval_EvalFrameDefault != NULL && py.Py_CompileString != NULL && py.PyEval_EvalCode != NULL && py.Py_GetRecursionLimit != NULL
        && can_arm_all() && has_known_layout();
}
