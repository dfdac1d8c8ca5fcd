/* The ring of a process, as src/Sources/Agent/RingLayout.cs has it, what the reader has said about it, and the lock of those who write. */
#pragma once

#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "cpython.h"

struct slot {
    int64_t time;
    int32_t thread;
    uint16_t probe;
    int16_t kind;
    int64_t arguments[6];
};

_Static_assert(sizeof(struct slot) == 64, "an event is a cache line");

enum { HEAD = 64, DROPPED = 72, TAIL = 128, ASLEEP = 192, SLOTS = 4096 };
enum { DEFINITION = 0xFFFF, STRING = 1, THREAD = 2 };
enum { STRINGS_IN_RANGE = 1 << 18, STRING_SPACING = 4096, LONGEST_STRING = 1 << 14 };
enum { SHORTEST_PAUSE = 50000, LONGEST_PAUSE = 2000000, LOOK_EVERY = 500000000 };
enum { LONGEST_FILTER = 1500, LONGEST_WELCOME = 1 << 14 };

enum marker { ENTRY, LEAVE, LINE, GC_START, GC_DONE, IMPORT_START, IMPORT_DONE, THREAD_BEGIN, THREAD_END, AUDIT, MARKERS };

static const char *const marker_names[MARKERS] = {
    "function-entry", "function-return", "line", "gc-start", "gc-done", "import-find-load-start", "import-find-load-done",
    "thread-begin", "thread-end", "audit",
};

/* NEW until the process has asked the reader, FORKED in a child that has not. */
enum state { NEW, LIVE, FORKED, DEAD };

static struct {
    enum state state;
    uint64_t head, limit, mask;             /* positions; the writer may fill slots below limit */
    struct slot *slots;
    char *memory;
    size_t size;
    bool is_left;                           /* what is mapped is no longer shared */
    int socket;
    dev_t device;                           /* of the socket: a program may close what it has not opened */
    ino_t inode;
    int first_thread, next_thread;
    int64_t next_string, last_string;
    int generation;                         /* counts rings, so that threads know whether this one has seen them */
    int probe[MARKERS];                     /* the number in events, or -1 */
    int wanted[MARKERS];                    /* bit n: argument n is read */
    char filter[MARKERS][LONGEST_FILTER + 1];   /* which events are wanted, see accepts */
    bool reads_files, reads_functions, reads_processor_time;
    bool forks_at_once;                     /* a forked child is wanted before its first event */
    bool drops;                             /* events that find no room, instead of waiting for it */
    int64_t time;                           /* of the last slot: they are in order */
    int64_t next_look;                      /* when to see whether the reader is still there */
    bool needs_lock;
    atomic_flag lock;
} ring = { .socket = -1, .lock = ATOMIC_FLAG_INIT };

static char socket_path[sizeof ((struct sockaddr_un *)0)->sun_path];

/* Of the running thread. The agent's own doings are no events while is_mine is set. */
static __thread struct {
    int generation, number;
    bool is_mine, is_armed, is_replaced;
    int ended;                  /* the sub-interpreter that has begun to end in this thread */
    int depth;                  /* of calls of an evaluation function in 3.11 */
    void *told;                 /* a frame whose entry direct.h has told before a profiler was set */
    PyObject *entered;          /* 3.11's marker is silent about the first line of a frame when it is that of the def as well */
    int entered_line;
} self __attribute__((tls_model("initial-exec")));

static inline void lock(void)
{
    if (UNLIKELY(ring.needs_lock))
        while (atomic_flag_test_and_set_explicit(&ring.lock, memory_order_acquire))
            sched_yield();
}

static inline void unlock(void)
{
    if (UNLIKELY(ring.needs_lock))
        atomic_flag_clear_explicit(&ring.lock, memory_order_release);
}

static inline _Atomic int64_t *word(int offset)
{
    return (_Atomic int64_t *)(ring.memory + offset);
}
