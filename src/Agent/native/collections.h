/* Garbage collections: gc.callbacks. */
#pragma once

#include "events.h"
#include "filters.h"
#include "objects.h"
#include "reader.h"

static PyObject *on_collection(PyObject *unused, PyObject *arguments)
{
    (void)unused;
    const char *phase = py.PyUnicode_AsUTF8(py.PyTuple_GetItem(arguments, 0));
    PyObject *facts = py.PyTuple_GetItem(arguments, 1);
    if (phase == NULL || facts == NULL)
        py.PyErr_Clear();
    else if (strcmp(phase, "start") == 0 && accepts(GC_START, NULL, 0) && is_live())
        emit(ring.probe[GC_START], py.PyLong_AsLong(py.PyDict_GetItemString(facts, "generation")), 0, 0);
    else if (strcmp(phase, "stop") == 0 && accepts(GC_DONE, NULL, 0) && is_live())
        emit(ring.probe[GC_DONE],
            py.PyLong_AsLong(py.PyDict_GetItemString(facts, "collected")) + py.PyLong_AsLong(py.PyDict_GetItemString(facts, "uncollectable")), 0, 0);
    return none();
}

static struct method on_collection_method = { "on_collection", (void *)on_collection, METH_VARARGS, NULL };

static void arm_collections(void)
{
    PyObject *modules = py.PyImport_GetModuleDict();
    bool was_there = py.PyDict_GetItemString(modules, "gc") != NULL;
    PyObject *module = py.PyImport_ImportModule("gc"), *list = module == NULL ? NULL : attribute(module, "callbacks");
    PyObject *function = py.PyCFunction_NewEx(&on_collection_method, NULL, NULL);
    if (list == NULL || function == NULL || py.PyList_Append(list, function) < 0 || (!was_there && py.PyDict_DelItemString(modules, "gc") < 0))
        py.PyErr_Clear();
    release(function);
    release(list);
    release(module);
}
