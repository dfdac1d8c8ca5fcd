/* What the agent uses of Python, looked up by name: no Python.h, so that one library serves every version. */
#pragma once

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

typedef struct object PyObject;
typedef int (*trace_function)(PyObject *, PyObject *frame, int what, PyObject *argument);
typedef PyObject *(*c_function)(PyObject *self, PyObject *arguments);

/* PyMethodDef */
struct method {
    const char *name;
    void *function;
    int flags;
    const char *doc;
};

enum { METH_VARARGS = 1, METH_KEYWORDS = 2, METH_FASTCALL = 0x80 };
enum { TRACE_CALL = 0, TRACE_LINE = 2, TRACE_RETURN = 3 };

/* What 3.7's _PyRuntime_Initialize returns. */
struct init_error {
    const char *prefix, *message;
    int is_user_error;
};

#define NEEDED(F)                                                              \
    F(int, Py_IsInitialized, (void))                                           \
    F(const char *, Py_GetVersion, (void))                                     \
    F(void, Py_IncRef, (PyObject *))                                           \
    F(void, Py_DecRef, (PyObject *))                                           \
    F(void, PyErr_Clear, (void))                                               \
    F(int, PyErr_ExceptionMatches, (PyObject *))                               \
    F(void, PyErr_PrintEx, (int))                                              \
    F(void, PySys_FormatStderr, (const char *, ...))                           \
    F(void, PyErr_Fetch, (PyObject **, PyObject **, PyObject **))              \
    F(void, PyErr_Restore, (PyObject *, PyObject *, PyObject *))               \
    F(PyObject *, PyObject_GetAttrString, (PyObject *, const char *))          \
    F(int, PyObject_SetAttrString, (PyObject *, const char *, PyObject *))     \
    F(int, PyCallable_Check, (PyObject *))                                     \
    F(PyObject *, PyObject_Call, (PyObject *, PyObject *, PyObject *))         \
    F(PyObject *, PyObject_CallFunctionObjArgs, (PyObject *, ...))             \
    F(const char *, PyUnicode_AsUTF8, (PyObject *))                            \
    F(PyObject *, PyUnicode_FromString, (const char *))                        \
    F(long, PyLong_AsLong, (PyObject *))                                       \
    F(PyObject *, PyLong_FromLong, (long))                                     \
    F(PyObject *, PyDict_GetItemString, (PyObject *, const char *))            \
    F(int, PyDict_DelItemString, (PyObject *, const char *))                   \
    F(PyObject *, PyDict_New, (void))                                          \
    F(PyObject *, PyTuple_New, (ptrdiff_t))                                    \
    F(ptrdiff_t, PyTuple_Size, (PyObject *))                                   \
    F(PyObject *, PyTuple_GetItem, (PyObject *, ptrdiff_t))                    \
    F(int, PyTuple_SetItem, (PyObject *, ptrdiff_t, PyObject *))               \
    F(PyObject *, PyCFunction_NewEx, (struct method *, PyObject *, PyObject *)) \
    F(int, PyList_Append, (PyObject *, PyObject *))                            \
    F(PyObject *, PyImport_GetModuleDict, (void))                              \
    F(PyObject *, PyImport_ImportModule, (const char *))                       \
    F(PyObject *, PySys_GetObject, (const char *))                             \
    F(int, PySys_SetObject, (const char *, PyObject *))                        \
    F(PyObject *, PyEval_GetFrame, (void))                                     \
    F(void *, PyEval_SaveThread, (void))                                       \
    F(void, PyEval_RestoreThread, (void *))                                    \
    F(void, PyEval_SetProfile, (trace_function, PyObject *))                   \
    F(void, PyEval_SetTrace, (trace_function, PyObject *))                     \
    F(int, PyFrame_GetLineNumber, (PyObject *))                                \
    F(int, PyCode_Addr2Line, (PyObject *, int))

#define OPTIONAL(F)                                                            \
    F(int, PySys_AddAuditHook, (int (*)(const char *, PyObject *, void *), void *)) \
    F(int, Py_AddPendingCall, (int (*)(void *), void *))                       \
    F(struct init_error, _PyRuntime_Initialize, (void))                        \
    F(PyObject *, PyFrame_GetCode, (PyObject *))                               \
    F(int, PyFrame_GetLasti, (PyObject *))                                     \
    F(void *, PyThreadState_Get, (void))                                       \
    F(void *, PyThreadState_Next, (void *))                                    \
    F(void *, PyInterpreterState_Get, (void))                                  \
    F(int64_t, PyInterpreterState_GetID, (void *))                             \
    F(PyObject *, PyInterpreterState_GetDict, (void *))                        \
    F(int, PyDict_SetItemString, (PyObject *, const char *, PyObject *))       \
    F(void *, PyInterpreterState_ThreadHead, (void *))                         \
    F(void *, _PyInterpreterState_GetEvalFrameFunc, (void *))                  \
    F(void, _PyInterpreterState_SetEvalFrameFunc, (void *, void *))            \
    F(int, _PyEval_SetProfile, (void *, trace_function, PyObject *))           \
    F(int, _PyEval_SetTrace, (void *, trace_function, PyObject *))             \
    F(void, _PyEval_EvalFrameDefault, (void))                                  \
    F(void, _PyErr_WriteUnraisableMsg, (const char *, PyObject *))             \
    F(void, PyErr_FormatUnraisable, (const char *, ...))                       \
    F(int, Py_GetRecursionLimit, (void))                                       \
    F(PyObject *, Py_CompileString, (const char *, const char *, int))         \
    F(PyObject *, PyEval_EvalCode, (PyObject *, PyObject *, PyObject *))

#define DECLARE(result, name, parameters) result(*name) parameters;
static struct {
    NEEDED(DECLARE)
    OPTIONAL(DECLARE)
    PyObject *none;
    PyObject **system_exit;
    int minor, patch;
} py;

static bool find_python(void)
{
    if (dlsym(RTLD_DEFAULT, "Py_IsInitialized") == NULL)
        return false;
#define FIND_NEEDED(result, name, parameters)                      \
    if ((*(void **)&py.name = dlsym(RTLD_DEFAULT, #name)) == NULL) \
        return false;
#define FIND_OPTIONAL(result, name, parameters) *(void **)&py.name = dlsym(RTLD_DEFAULT, #name);
    NEEDED(FIND_NEEDED)
    OPTIONAL(FIND_OPTIONAL)
    py.none = dlsym(RTLD_DEFAULT, "_Py_NoneStruct");
    py.system_exit = dlsym(RTLD_DEFAULT, "PyExc_SystemExit");
    return py.none != NULL && py.system_exit != NULL && sscanf(py.Py_GetVersion(), "3.%d.%d", &py.minor, &py.patch) == 2 && py.minor >= 6;
}
