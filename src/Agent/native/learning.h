/* What the events of a code object say, and which markers want them: found out once. */
#pragma once

#include "codes.h"
#include "filters.h"
#include "objects.h"
#include "reader.h"
#include "strings.h"

static struct code learn(PyObject *object)
{
    bool was_mine = self.is_mine;
    self.is_mine = true;
    int generation = ring.generation;
    struct code code = { .object = object, .interpreter = interpreter() };
    PyObject *file = attribute(object, "co_filename"), *function = attribute(object, "co_name");
    const char *texts[] = { utf8(file), utf8(function) };
    for (int marker = ENTRY; marker <= LINE; marker++)
        code.wanted |= accepts(marker, texts, COUNT_OF(texts)) << marker;
    if (code.wanted != 0) {
        code.makes_generator = (integer_attribute(object, "co_flags") & 0x2A0) != 0;
        code.first_line = texts[1] != NULL && strcmp(texts[1], "<module>") == 0 ? 0 : integer_attribute(object, "co_firstlineno");
        code.file = ring.reads_files ? address_of(texts[0]) : 0;
        code.function = ring.reads_functions ? address_of(texts[1]) : 0;
    }
    release(file);
    release(function);
    if (codes.generation != generation || codes.count >= CODES_KEPT)
        forget_codes();
    lock();
    if (generation == ring.generation && (self.ended == 0 || self.ended != (int)code.interpreter) && (codes.count * 2 < codes.capacity || grow_codes())) {
        codes.generation = generation;
        struct code *entry = find_code(object);
        if (entry->object == NULL) {
            py.Py_IncRef(object);
            *entry = code;
            codes.count++;
        }
    }
    unlock();
    self.is_mine = was_mine;
    return code;
}

/* Whether a marker wants the events of a code object, and then what they say. */
static inline bool is_wanted(PyObject *object, enum marker marker, struct code *code)
{
    bool is_known = false;
    lock();
    if (codes.generation == ring.generation) {
        struct code *entry = find_code(object);
        if (entry->object == object) {
            is_known = true;
            code->wanted = entry->wanted;
            code->makes_generator = entry->makes_generator;
            code->file = entry->file;
            code->function = entry->function;
            code->first_line = entry->first_line;
        }
    }
    unlock();
    if (UNLIKELY(!is_known))
        *code = learn(object);
    return code->wanted >> marker & 1;
}

/* The line of an instruction, as frame.f_lineno gives it; -1 where there is none. */
static int line_at(PyObject *object, int offset)
{
    int way = offset >> 1 & (LINES_KEPT - 1), line = 0;
    lock();
    struct code *entry = codes.capacity != 0 ? find_code(object) : NULL;
    bool is_known = entry != NULL && entry->object == object && entry->offsets[way] == offset + 1;
    if (is_known)
        line = entry->lines[way];
    unlock();
    if (is_known)
        return line;
    line = py.PyCode_Addr2Line(object, offset);
    lock();
    entry = codes.capacity != 0 ? find_code(object) : NULL;
    if (entry != NULL && entry->object == object) {
        entry->offsets[way] = offset + 1;
        entry->lines[way] = line;
    }
    unlock();
    return line;
}
