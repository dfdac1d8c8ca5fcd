/* Events: an entry of the ring each. Threads are told with their first event. */
#pragma once

#include <sys/syscall.h>

#include "room.h"

static void stop(void);

static inline void publish(unsigned count)
{
    ring.head += count;
    atomic_store_explicit(word(HEAD), ring.head, memory_order_release);
    if (UNLIKELY(atomic_load_explicit(word(ASLEEP), memory_order_relaxed) != 0))
        wake();
}

static inline struct slot *fill(int thread, int probe, int kind, int64_t a0, int64_t a1, int64_t a2)
{
    struct slot *slot = &ring.slots[ring.head & ring.mask];
    int64_t time = now();
    if (UNLIKELY(time < ring.time))
        time = ring.time;
    ring.time = time;
    *slot = (struct slot){ .time = time, .thread = thread, .probe = probe, .kind = kind, .arguments = { a0, a1, a2 } };
    if (UNLIKELY(time >= ring.next_look))
        look(time);
    return slot;
}

/* The number of the running thread, which the reader is told the first time. */
static int define_thread(void)
{
    lock();
    if (self.generation != ring.generation && has_room(1)) {
        self.generation = ring.generation;
        self.number = ring.next_thread++;
        fill(0, DEFINITION, THREAD, self.number, syscall(SYS_gettid), 0);
        publish(1);
    }
    unlock();
    return self.number;
}

static inline int thread_number(void)
{
    return UNLIKELY(self.generation != ring.generation) ? define_thread() : self.number;
}

static inline void emit(int probe, int64_t a0, int64_t a1, int64_t a2)
{
    int thread = thread_number();
    lock();
    if (has_room_for_event()) {
        struct slot *slot = fill(thread, probe, 0, a0, a1, a2);
        if (UNLIKELY(ring.reads_processor_time))
            slot->arguments[5] = processor_time();
        publish(1);
    }
    unlock();
    if (UNLIKELY(ring.state == DEAD))
        stop();
}
