/* Times of events: the monotonic clock, made of the processor's counter where that is cheaper. */
#pragma once

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cpython.h"

static int64_t read_clock(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

#if defined __x86_64__
/*
 * The processor's counter, which the clock is made of, costs less than half of it. It is believed for some 300 microseconds, then the clock
 * is read again: so whatever may happen to the counter (another processor, a machine that moves), times are no more wrong than that.
 */
enum { FRESH = 1 << 20, TOGETHER = 2000, SHORTEST_MEASURE = 10000000 };

static struct {
    uint64_t ticks, first_ticks;
    int64_t time, first_time;
    uint64_t rate;              /* nanoseconds of a tick, times 2 to the 32nd; 0 while it is not known */
    bool is_usable;
} counter;

static int64_t set_counter(void)
{
    if (!counter.is_usable)
        return read_clock();
    uint64_t before = __builtin_ia32_rdtsc();
    int64_t time = read_clock();
    uint64_t after = __builtin_ia32_rdtsc();
    if (after - before > TOGETHER)
        return time;
    counter.ticks = after;
    counter.time = time;
    if (counter.first_time == 0) {
        counter.first_time = time;
        counter.first_ticks = after;
    } else if (time - counter.first_time > SHORTEST_MEASURE) {
        counter.rate = (uint64_t)(((unsigned __int128)(time - counter.first_time) << 32) / (after - counter.first_ticks));
    }
    return time;
}

static inline int64_t now(void)
{
    uint64_t passed = __builtin_ia32_rdtsc() - counter.ticks;
    if (UNLIKELY(passed >= FRESH || counter.rate == 0))
        return set_counter();
    return counter.time + (int64_t)(passed * counter.rate >> 32);
}

/* Where the kernel makes its clock of the counter, all processors' counters agree. */
static void look_for_counter(void)
{
    char name[32] = "";
    int file = open("/sys/devices/system/clocksource/clocksource0/current_clocksource", O_RDONLY | O_CLOEXEC);
    if (file >= 0 && read(file, name, sizeof name - 1) > 0)
        counter.is_usable = strcmp(name, "tsc\n") == 0 || strcmp(name, "kvm-clock\n") == 0 || strcmp(name, "hyperv_clocksource_tsc_page\n") == 0;
    if (file >= 0)
        close(file);
}
#else
static inline int64_t now(void)
{
    return read_clock();
}

static void look_for_counter(void)
{
}
#endif

/* How long the running thread has had a processor. */
static int64_t processor_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}
