/* Python objects: attributes, strings, references. A mistake of an object is no mistake of the agent: what cannot be read is NULL, 0 or false. */
#pragma once

#include <string.h>

#include "cpython.h"

static PyObject *attribute(PyObject *object, const char *name)
{
    PyObject *value = py.PyObject_GetAttrString(object, name);
    if (value == NULL)
        py.PyErr_Clear();
    return value;
}

static void release(PyObject *object)
{
    if (object != NULL)
        py.Py_DecRef(object);
}

static int integer_attribute(PyObject *object, const char *name)
{
    PyObject *value = attribute(object, name);
    int number = value == NULL ? 0 : py.PyLong_AsLong(value);
    release(value);
    return number;
}

static bool has_name(PyObject *object, const char *name, const char *expected)
{
    PyObject *value = attribute(object, name);
    const char *text = value == NULL ? NULL : py.PyUnicode_AsUTF8(value);
    bool is_equal = text != NULL && strcmp(text, expected) == 0;
    if (value != NULL && text == NULL)
        py.PyErr_Clear();
    release(value);
    return is_equal;
}

/* The bytes of a Python string; NULL when it is none or not UTF-8. */
static const char *utf8(PyObject *text)
{
    const char *bytes = text == NULL ? NULL : py.PyUnicode_AsUTF8(text);
    if (bytes == NULL)
        py.PyErr_Clear();
    return bytes;
}

static PyObject *none(void)
{
    py.Py_IncRef(py.none);
    return py.none;
}

static PyObject *call(PyObject *object, const char *name, PyObject *first, PyObject *second, PyObject *third)
{
    PyObject *method = attribute(object, name);
    PyObject *result = method == NULL ? NULL : py.PyObject_CallFunctionObjArgs(method, first, second, third, NULL);
    if (method != NULL && result == NULL)
        py.PyErr_Clear();
    release(method);
    return result;
}
