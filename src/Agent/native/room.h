/* Room in the ring: waiting until the reader has made some, dropping events when that is wanted, letting go of the ring when the reader has gone. */
#pragma once

#include <errno.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"
#include "ring.h"

/* 3.15 calls itself initialized only after site has run. */
static bool is_before_program;

static bool is_up(void)
{
    return is_before_program || py.Py_IsInitialized();
}

static bool owns_socket(void)
{
    struct stat status;
    return ring.socket >= 0 && fstat(ring.socket, &status) == 0 && status.st_dev == ring.device && status.st_ino == ring.inode;
}

static void wake(void)
{
    int error = errno;
    atomic_store_explicit(word(ASLEEP), 0, memory_order_relaxed);
    if (owns_socket())
        send(ring.socket, "w", 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    errno = error;
}

/* Waits a moment. Returns whether the reader has gone. */
static bool wait_for_reader(long pause)
{
    struct pollfd entry = { .fd = ring.socket, .events = POLLRDHUP };
    struct timespec time = { .tv_nsec = pause };
    return !owns_socket() || (ppoll(&entry, 1, &time, NULL) > 0 && entry.revents != 0);
}

/*
 * Lets go of the ring for good. The lock is held. Private memory takes the place of the shared: another thread may be about to write there.
 */
static void leave(void)
{
    int error = errno;
    ring.state = DEAD;
    ring.limit = ring.head;
    if (ring.memory != NULL && !ring.is_left) {
        ring.is_left = true;
        mmap(ring.memory, ring.size, PROT_READ | PROT_WRITE, MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    }
    if (owns_socket())
        close(ring.socket);
    ring.socket = -1;
    errno = error;
}

/* Sees whether the reader is still there, now and then: a ring that never fills would not show it. The lock is held. */
static void look(int64_t time)
{
    int error = errno;
    ring.next_look = time + LOOK_EVERY;
    if (ring.state == LIVE && wait_for_reader(0))
        leave();
    errno = error;
}

/* Waits until the reader has made room, without lock and GIL meanwhile. False when it has gone. */
static bool make_room(unsigned count)
{
    int error = errno;
    for (long pause = SHORTEST_PAUSE; ring.state == LIVE; pause = pause * 2 > LONGEST_PAUSE ? LONGEST_PAUSE : pause * 2) {
        ring.limit = atomic_load_explicit(word(TAIL), memory_order_acquire) + ring.mask + 1;
        if (ring.head + count <= ring.limit) {
            errno = error;
            return true;
        }
        if (atomic_load_explicit(word(ASLEEP), memory_order_relaxed) != 0)
            wake();
        unlock();
        void *thread = is_up() ? py.PyEval_SaveThread() : NULL;
        bool is_gone = wait_for_reader(pause);
        if (thread != NULL)
            py.PyEval_RestoreThread(thread);
        lock();
        if (is_gone)
            leave();
    }
    errno = error;
    return false;
}

static inline bool has_room(unsigned count)
{
    return ring.head + count <= ring.limit || make_room(count);
}

/* Room for an event, which is counted as lost when there is none. Definitions wait for theirs. The lock is held. */
static bool find_room_or_drop(void)
{
    if (ring.state != LIVE)
        return false;
    ring.limit = atomic_load_explicit(word(TAIL), memory_order_acquire) + ring.mask + 1;
    if (ring.head < ring.limit)
        return true;
    atomic_store_explicit(word(DROPPED), atomic_load_explicit(word(DROPPED), memory_order_relaxed) + 1, memory_order_relaxed);
    if (atomic_load_explicit(word(ASLEEP), memory_order_relaxed) != 0)
        wake();
    int64_t time = now();
    if (time >= ring.next_look)
        look(time);
    return false;
}

static inline bool has_room_for_event(void)
{
    return ring.head < ring.limit || (ring.drops ? find_room_or_drop() : make_room(1));
}
