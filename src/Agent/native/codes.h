/* The table of code objects. */
#pragma once

#include <stdlib.h>
#include <string.h>

#include "events.h"

enum { CODES_KEPT = 1 << 16, LINES_KEPT = 4 };

/* What the events of a code object say: a cache line. The object is held, so that its address stays its own. */
struct code {
    PyObject *object;
    int64_t file, function;
    int first_line;
    unsigned wanted : 7;                            /* bit n: marker n wants its events */
    unsigned makes_generator : 1;                   /* or a coroutine, which runs later */
    unsigned interpreter : 24;                      /* whose object it is */
    int offsets[LINES_KEPT], lines[LINES_KEPT];     /* offset + 1 of an instruction, or 0, and its line */
};

_Static_assert(sizeof(struct code) == 64, "an entry is a cache line");

static struct {
    struct code *entries;
    size_t capacity, count;
    int generation;             /* of the ring that knows the addresses; 0 while there are no entries */
} codes;

static inline struct code *find_code(PyObject *object)
{
    for (uint64_t i = ((uintptr_t)object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32;; i++) {
        struct code *entry = &codes.entries[i & (codes.capacity - 1)];
        if (entry->object == object || entry->object == NULL)
            return entry;
    }
}

static bool has_others;         /* interpreters besides the first */
static PyObject *main_modules;  /* sys.modules of the first */

/* The number of the running one. Before 3.12 all share the memory of their objects, so that it does not matter whose one is. */
static unsigned interpreter(void)
{
    return has_others && py.minor >= 12 ? py.PyInterpreterState_GetID(py.PyInterpreterState_Get()) & 0xFFFFFF : 0;
}

/* Only an interpreter itself may release its objects: those of others are left to them. */
static void release_codes(struct code *entries, size_t count)
{
    unsigned here = interpreter();
    for (size_t i = 0; i < count; i++)
        if (entries[i].object != NULL && entries[i].interpreter == here)
            py.Py_DecRef(entries[i].object);
    free(entries);
}

static void forget_codes(void)
{
    lock();
    struct code *old = codes.entries;
    size_t count = codes.capacity;
    codes.entries = NULL;
    codes.capacity = codes.count = 0;
    codes.generation = 0;
    unlock();
    release_codes(old, count);
}

/* Moves the entries, but for those of an interpreter, to a new table. */
static bool move_codes(size_t capacity, int without)
{
    struct code *old = codes.entries, *entries = aligned_alloc(sizeof *entries, capacity * sizeof *entries);
    size_t count = codes.capacity;
    if (entries == NULL)
        return false;
    memset(entries, 0, capacity * sizeof *entries);
    codes.entries = entries;
    codes.capacity = capacity;
    codes.count = 0;
    for (size_t i = 0; i < count; i++) {
        if (old[i].object != NULL && (int)old[i].interpreter != without) {
            *find_code(old[i].object) = old[i];
            codes.count++;
        }
    }
    return true;
}

static bool grow_codes(void)
{
    struct code *old = codes.entries;
    bool is_moved = move_codes(codes.capacity == 0 ? 1024 : codes.capacity * 2, -1);
    if (is_moved)
        free(old);
    return is_moved;
}

/* The running interpreter ends, and its objects' memory with it: their addresses will be others'. */
static void forget_interpreter(void)
{
    self.ended = interpreter();
    lock();
    struct code *old = codes.entries;
    size_t count = codes.capacity;
    bool is_moved = count != 0 && move_codes(count, self.ended);
    unlock();
    if (is_moved)
        release_codes(old, count);
    else
        forget_codes();
}
