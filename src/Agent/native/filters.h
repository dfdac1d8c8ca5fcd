/* Filters: conditions on strings, in the notation of src/Runtime/Events/ProbeInterest.cs. */
#pragma once

#include "ring.h"

static int hex(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'A' + 10;
}

/* Compares as strcmp does with the constant that begins here, and moves behind it. */
static int compare(const unsigned char *text, const char **at)
{
    int order = 0;
    while (**at != ';' && **at != '\0') {
        int c = (unsigned char)*(*at)++;
        if (c == '%' && (*at)[0] != '\0' && (*at)[1] != '\0') {
            c = hex((*at)[0]) << 4 | hex((*at)[1]);
            *at += 2;
        }
        if (order == 0)
            order = *text == '\0' ? -1 : *text++ - c;
    }
    *at += **at == ';';
    return order != 0 ? order : *text;
}

/* Whether the part of a filter that begins here is true of an event with these strings; moves behind it. NULL is no readable string. */
static bool accepts_part(const char **at, const char *const *texts, int count)
{
    char c = *(*at)++;
    if (c == '&' || c == '|') {
        bool one = accepts_part(at, texts, count), two = accepts_part(at, texts, count);
        return c == '&' ? one && two : one || two;
    }
    if (c < '0' || c > '9') {
        *at -= c == '\0';
        return c != '-';
    }
    const char *text = c - '0' < count ? texts[c - '0'] : NULL;
    char relation = *(*at)++;
    int order = compare((const unsigned char *)(text == NULL ? "" : text), at);
    if (text == NULL)
        return true;
    switch (relation) {
    case '=': return order == 0;
    case '!': return order != 0;
    case '<': return order < 0;
    case '[': return order <= 0;
    case '>': return order > 0;
    case ']': return order >= 0;
    default: return false;
    }
}

static bool accepts(enum marker marker, const char *const *texts, int count)
{
    const char *at = ring.filter[marker];
    return ring.probe[marker] >= 0 && accepts_part(&at, texts, count);
}
