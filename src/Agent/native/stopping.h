/* The end of tracing. */
#pragma once

#include "direct.h"
#include "monitoring.h"
#include "quiet.h"

/* Stops tracing: everywhere, or in this thread or interpreter and in others with their next event. */
static void stop(void)
{
    PyObject *type, *value, *traceback;
    lock();
    leave();
    unlock();
    if (self.is_mine || !is_up())
        return;
    self.is_mine = true;
    py.PyErr_Fetch(&type, &value, &traceback);
    disarm_monitoring();
    if (is_quiet && exchange_evaluator(evaluator(), (void *)py._PyEval_EvalFrameDefault))
        is_quiet = false;
    if (is_direct && exchange_evaluator((void *)evaluate_direct, (void *)py._PyEval_EvalFrameDefault))
        is_direct = false;
    if (!self.is_replaced && (self.is_armed || were_all_armed || has_others)) {
        if (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
            py.PyEval_SetProfile(NULL, NULL);
        if (ring.probe[LINE] >= 0)
            py.PyEval_SetTrace(NULL, NULL);
        self.is_armed = false;
    }
    py.PyErr_Restore(type, value, traceback);
    self.is_mine = false;
}
