/* Imports: a wrapper of importlib._bootstrap._find_and_load. */
#pragma once

#include "filters.h"
#include "frames.h"

static bool are_imports_wrapped;

/*
 * In place of importlib._bootstrap._find_and_load, which self is: what the markers surround is the interpreter's own call of it, for a
 * module that is not loaded. importlib.import_module comes here through _gcd_import and passes no marker.
 */
static PyObject *find_and_load(PyObject *original, PyObject *arguments)
{
    PyObject *frame = py.PyEval_GetFrame(), *type, *value, *traceback;
    if (self.is_mine || (frame != NULL && has_name(code_of(frame), "co_name", "_gcd_import")) || !is_live())
        return py.PyObject_Call(original, arguments, NULL);
    const char *name = utf8(py.PyTuple_Size(arguments) > 0 ? py.PyTuple_GetItem(arguments, 0) : NULL);
    if (accepts(IMPORT_START, &name, 1))
        emit(ring.probe[IMPORT_START], address_of(name), 0, 0);
    PyObject *module = py.PyObject_Call(original, arguments, NULL);
    py.PyErr_Fetch(&type, &value, &traceback);
    if (accepts(IMPORT_DONE, &name, 1) && is_live())
        emit(ring.probe[IMPORT_DONE], address_of(name), module != NULL, 0);
    py.PyErr_Restore(type, value, traceback);
    return module;
}

static struct method find_and_load_method = { "_find_and_load", (void *)find_and_load, METH_VARARGS, NULL };

static void wrap_imports(void)
{
    PyObject *bootstrap = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "_frozen_importlib");
    PyObject *original = bootstrap == NULL ? NULL : attribute(bootstrap, "_find_and_load");
    PyObject *wrapper = original == NULL ? NULL : py.PyCFunction_NewEx(&find_and_load_method, original, NULL);
    if (wrapper != NULL) {
        py.PyObject_SetAttrString(bootstrap, "_find_and_load", wrapper);
        are_imports_wrapped = true;
    }
    release(wrapper);
    release(original);
}
