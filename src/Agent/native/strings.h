/* Strings: told to the reader once, by content. */
#pragma once

#include <stdlib.h>
#include <string.h>

#include "events.h"

struct string {
    char *text;
    size_t length;
    uint64_t hash;
    int64_t address;
};

static struct {
    struct string *entries;
    size_t capacity, count;
} strings;

static uint64_t hash_of(const char *text, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    return hash ^ hash >> 32;
}

static struct string *find_string(const char *text, size_t length, uint64_t hash)
{
    for (size_t i = hash;; i++) {
        struct string *entry = &strings.entries[i & (strings.capacity - 1)];
        if (entry->text == NULL || (entry->hash == hash && entry->length == length && memcmp(entry->text, text, length) == 0))
            return entry;
    }
}

static bool grow_strings(void)
{
    struct string *old = strings.entries;
    size_t count = strings.capacity, capacity = count == 0 ? 1024 : count * 2;
    struct string *entries = calloc(capacity, sizeof *entries);
    if (entries == NULL)
        return false;
    strings.entries = entries;
    strings.capacity = capacity;
    for (size_t i = 0; i < count; i++)
        if (old[i].text != NULL)
            *find_string(old[i].text, old[i].length, old[i].hash) = old[i];
    free(old);
    return true;
}

static void forget_strings(void)
{
    for (size_t i = 0; i < strings.capacity; i++)
        free(strings.entries[i].text);
    free(strings.entries);
    strings.entries = NULL;
    strings.capacity = strings.count = 0;
}

/* Asks for another range of addresses. The answer is "strings N". */
static bool more_strings(void)
{
    char text[64];
    size_t length = 0;
    if (!owns_socket() || send(ring.socket, "r", 1, MSG_NOSIGNAL) != 1)
        return false;
    do {
        ssize_t count = recv(ring.socket, text + length, 1, 0);
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        length += count > 0;
    } while (length == 0 || (text[length - 1] != '\n' && length < sizeof text - 1));
    text[length] = '\0';
    ring.last_string = ring.next_string = 0;
    if (sscanf(text, "strings %ld", &ring.next_string) == 1)
        ring.last_string = ring.next_string + (int64_t)STRINGS_IN_RANGE * STRING_SPACING;
    return ring.last_string != 0;
}

/* The lock is held. 0, a NULL pointer, when it cannot be told. */
static int64_t define_string(const char *text, size_t length)
{
    if (ring.next_string == ring.last_string && !more_strings()) {
        leave();
        return 0;
    }
    unsigned count = 1 + (length + sizeof(struct slot) - 1) / sizeof(struct slot);
    if (!has_room(count))
        return 0;
    int64_t address = ring.next_string;
    ring.next_string += STRING_SPACING;
    fill(0, DEFINITION, STRING, address, length, 0);
    uint64_t start = ((ring.head + 1) & ring.mask) * sizeof(struct slot), space = (ring.mask + 1) * sizeof(struct slot) - start;
    size_t fits = length < space ? length : space;
    memcpy((char *)ring.slots + start, text, fits);
    memcpy(ring.slots, text + fits, length - fits);
    publish(count);
    return address;
}

/* The address of a string, cut at its first NUL as any reader of C strings would. */
static int64_t address_of(const char *text)
{
    if (text == NULL)
        return 0;
    size_t length = strnlen(text, LONGEST_STRING);
    uint64_t hash = hash_of(text, length);
    int64_t address = 0;
    lock();
    if (strings.count * 2 < strings.capacity || grow_strings()) {
        int generation = ring.generation;
        struct string *entry = find_string(text, length, hash);
        if (entry->text == NULL) {
            address = define_string(text, length);
            char *copy = address != 0 ? malloc(length + 1) : NULL;
            /* Another thread may have come in while this one waited for room. */
            entry = strings.capacity != 0 && generation == ring.generation ? find_string(text, length, hash) : NULL;
            if (copy != NULL && entry != NULL && entry->text == NULL) {
                memcpy(copy, text, length);
                *entry = (struct string){ copy, length, hash, address };
                strings.count++;
            } else {
                free(copy);
            }
        } else {
            address = entry->address;
        }
    }
    unlock();
    return address;
}
