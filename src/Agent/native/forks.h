/* A forked child shares its parent's ring: it is taken away there, and the child asks for one of its own with its first event, or at once when that is wanted. */
#pragma once

#include "objects.h"
#include "reader.h"

static void after_fork_in_child(void)
{
    if (ring.state != LIVE)
        return;
    int error = errno;
    if (owns_socket())
        close(ring.socket);
    munmap(ring.memory, ring.size);
    ring.socket = -1;
    ring.memory = NULL;
    ring.head = 1;
    ring.limit = 0;
    ring.generation++;
    ring.state = FORKED;
    atomic_flag_clear(&ring.lock);
    errno = error;
}

/* pthread_atfork, which glibc has under another name only: a library that asks for what musl has not keeps its programs from starting. */
extern int __register_atfork(void (*)(void), void (*)(void), void (*)(void), void *) __attribute__((weak));
extern int pthread_atfork(void (*)(void), void (*)(void), void (*)(void)) __attribute__((weak));
extern void *__dso_handle __attribute__((visibility("hidden")));

static void follow_forks(void)
{
    if (__register_atfork != NULL)
        __register_atfork(NULL, NULL, after_fork_in_child, &__dso_handle);
    else if (pthread_atfork != NULL)
        pthread_atfork(NULL, NULL, after_fork_in_child);
}

static PyObject *on_fork(PyObject *unused, PyObject *arguments)
{
    (void)unused, (void)arguments;
    if (ring.state == FORKED)
        revive();
    return none();
}

static struct method on_fork_method = { "on_fork", (void *)on_fork, METH_VARARGS, NULL };

/* Lets a child say at once that it is there. 3.6 has no place for it: there its first event does. */
static void arm_forks(void)
{
    PyObject *module = py.PyImport_ImportModule("posix"), *enter = module == NULL ? NULL : attribute(module, "register_at_fork");
    PyObject *function = py.PyCFunction_NewEx(&on_fork_method, NULL, NULL), *nothing = py.PyTuple_New(0), *keywords = py.PyDict_New();
    PyObject *result = NULL;
    if (enter != NULL && function != NULL && nothing != NULL && keywords != NULL && py.PyDict_SetItemString(keywords, "after_in_child", function) == 0)
        result = py.PyObject_Call(enter, nothing, keywords);
    if (result == NULL)
        py.PyErr_Clear();
    release(result);
    release(keywords);
    release(nothing);
    release(function);
    release(enter);
    release(module);
}
