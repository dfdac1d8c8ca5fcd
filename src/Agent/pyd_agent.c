/*
 * pyd's native agent: one library for CPython 3.6 to 3.15, loaded by LD_PRELOAD into every process below the target.
 *
 * It does what src/Agent/pyd_agent.py does, and writes the same events into the same ring (src/Sources/Agent/RingLayout.cs and
 * Handshake.cs), only faster, from C, and where PYTHONPATH is ignored (python -I, -E, -S) as well. It needs no Python.h: what it uses of
 * Python is looked up by name, so in a process without Python it does nothing.
 *
 *   getting in      an audit hook (3.8 and later) or a pending call (3.6, 3.7), set before the interpreter starts
 *   beginning       a profiler that waits for the main program
 *   functions, lines  sys.monitoring with C callbacks (3.12 and later), else PyEval_SetProfile and PyEval_SetTrace, thread by thread;
 *                     these cost even where nothing is wanted, so until then a frame evaluation function (PEP 523) looks out for it
 *   collections     gc.callbacks
 *   imports         a wrapper of importlib._bootstrap._find_and_load
 *   forks           a child finds its ring taken away and asks for one of its own with its first event
 *   sub-interpreters  each begins as the first did, when it comes to its program (3.8 and later, where an audit event shows it)
 *
 * All state is guarded by the GIL. Where there is none, or more than one, a lock is taken as well; nothing of Python is called under it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- Python, by name ---- */

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
    F(void, _PyEval_EvalFrameDefault, (void))

#define DECLARE(result, name, parameters) result(*name) parameters;
static struct {
    NEEDED(DECLARE)
    OPTIONAL(DECLARE)
    PyObject *none;
    int minor;
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
    return py.none != NULL && sscanf(py.Py_GetVersion(), "3.%d", &py.minor) == 1 && py.minor >= 6;
}

/* ---- The ring ---- */

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
    int depth;                  /* of evaluate_shallow */
    PyObject *entered;          /* 3.11's marker is silent about the first line of a frame when it is that of the def as well */
    int entered_line;
} self __attribute__((tls_model("initial-exec")));

static void stop(void);

/* 3.15 calls itself initialized only after site has run. */
static bool is_before_program;

static bool is_up(void)
{
    return is_before_program || py.Py_IsInitialized();
}

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

/* ---- Strings: told to the reader once, by content ---- */

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

/* The bytes of a Python string; NULL when it is none or not UTF-8. */
static const char *utf8(PyObject *text)
{
    const char *bytes = text == NULL ? NULL : py.PyUnicode_AsUTF8(text);
    if (bytes == NULL)
        py.PyErr_Clear();
    return bytes;
}

/* ---- Filters: conditions on strings, in the notation of src/Runtime/Events/ProbeInterest.cs ---- */

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

/* ---- The reader ---- */

/* Receives the reader's answer: lines, the last of them a full stop, and with them the ring's descriptor. */
static int receive_welcome(int socket, char *text, size_t size)
{
    int descriptor = -1;
    size_t length = 0;
    while (length < 3 || memcmp(text + length - 3, "\n.\n", 3) != 0) {
        union {
            struct cmsghdr header;
            char space[CMSG_SPACE(sizeof(int))];
        } control;
        struct iovec part = { .iov_base = text + length, .iov_len = size - 1 - length };
        struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
        ssize_t count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
            memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
        length += count;
    }
    text[length] = '\0';
    return descriptor;
}

static uint64_t read_welcome(char *text)
{
    uint64_t slots = 0;
    char *rest, name[32];
    ring.drops = false;
    for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        int number, wanted, filter = 0;
        if (sscanf(line, "slots %lu", &slots) == 1 || sscanf(line, "threads %d", &ring.first_thread) == 1
            || sscanf(line, "strings %ld", &ring.next_string) == 1)
            continue;
        ring.forks_at_once |= strcmp(line, "forks at once") == 0;
        if (sscanf(line, "full %31s", name) == 1)
            ring.drops = strcmp(name, "drop") == 0;
        if (sscanf(line, "probe %31s %d %d %n", name, &number, &wanted, &filter) != 3)
            continue;
        for (int i = 0; i < MARKERS; i++) {
            if (strcmp(name, marker_names[i]) == 0) {
                ring.probe[i] = number;
                ring.wanted[i] = wanted;
                strcpy(ring.filter[i], strlen(line + filter) <= LONGEST_FILTER ? line + filter : "*");
                ring.reads_files |= wanted & 1;
                ring.reads_functions |= (wanted & 2) != 0;
                ring.reads_processor_time |= (wanted & 64) != 0;
            }
        }
    }
    ring.next_thread = ring.first_thread;
    ring.last_string = ring.next_string + (int64_t)STRINGS_IN_RANGE * STRING_SPACING;
    return slots;
}

static bool map_ring(int descriptor, uint64_t slots)
{
    ring.size = SLOTS + slots * sizeof(struct slot);
    char *memory = mmap(NULL, ring.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (memory == MAP_FAILED)
        return false;
    ring.memory = memory;
    ring.slots = (struct slot *)(memory + SLOTS);
    ring.mask = slots - 1;
    ring.is_left = false;
    ring.head = 0;
    ring.limit = slots;
    look_for_counter();
    ring.next_look = now() + LOOK_EVERY;
    ring.generation++;
    ring.state = LIVE;
    return true;
}

/* A program takes the lowest free descriptor for its own: the socket keeps out of its way. */
static int move_up(int descriptor)
{
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 1000);
    if (moved < 0)
        moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 200);
    if (moved < 0)
        return descriptor;
    close(descriptor);
    return moved;
}

static void after_fork_in_child(void)
{
    if (ring.state != LIVE)
        return;
    int error = errno;
    if (owns_socket())
        close(ring.socket);
    munmap(ring.memory, ring.size);
    ring.socket = -1;
    ring.memory = NULL;
    ring.head = 1;
    ring.limit = 0;
    ring.generation++;
    ring.state = FORKED;
    atomic_flag_clear(&ring.lock);
    errno = error;
}

/* Asks the reader what it wants of this process. Returns whether there was a reader to ask; the state says what it wants. */
static bool ask_reader(void)
{
    int error = errno;
    bool is_answered = false;
    char *text = calloc(1, LONGEST_WELCOME);
    struct stat status;
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    strcpy(address.sun_path, socket_path);
    ring.state = DEAD;
    for (int i = 0; i < MARKERS; i++)
        ring.probe[i] = -1;
    int link = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (link >= 0 && text != NULL && connect(link, (struct sockaddr *)&address, sizeof address) == 0) {
        link = move_up(link);
        int descriptor = receive_welcome(link, text, LONGEST_WELCOME);
        is_answered = strncmp(text, "pyd 1\n", 6) == 0;
        if (descriptor >= 0 && is_answered && fstat(link, &status) == 0 && map_ring(descriptor, read_welcome(text))) {
            ring.socket = link;
            ring.device = status.st_dev;
            ring.inode = status.st_ino;
        }
    }
    if (ring.state == DEAD && link >= 0)
        close(link);
    free(text);
    errno = error;
    return is_answered;
}

/* ---- Code objects ---- */

enum { CODES_KEPT = 1 << 16, LINES_KEPT = 4 };

/* What the events of a code object say: a cache line. The object is held, so that its address stays its own. */
struct code {
    PyObject *object;
    int64_t file, function;
    int first_line;
    unsigned wanted : 8;                            /* bit n: marker n wants its events */
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

/* After a fork: the child's first event. */
static void revive(void)
{
    self.is_mine = true;
    forget_strings();
    ask_reader();
    self.is_mine = false;
    if (ring.state == DEAD)
        stop();
}

/* Whether there is a ring to write to. */
static inline bool is_live(void)
{
    if (UNLIKELY(ring.state != LIVE)) {
        if (ring.state == FORKED)
            revive();
        if (ring.state != LIVE)
            stop();
    }
    return ring.state == LIVE;
}

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

/* ---- Functions and lines before 3.12: a profiler and a tracer for each thread ---- */

/* Where a frame keeps its code object: known layouts, believed once they were seen to hold. */
static enum { ASK, IN_FRAME, IN_INNER_FRAME } code_place;

static inline PyObject *word_at(void *object, size_t offset)
{
    return *(PyObject **)((char *)object + offset);
}

static void measure_frame(PyObject *frame)
{
    PyObject *code = attribute(frame, "f_code");
    if (py.minor <= 10 && word_at(frame, 32) == code)
        code_place = IN_FRAME;
    else if (py.minor == 11 && word_at(word_at(frame, 24), 32) == code)
        code_place = IN_INNER_FRAME;
    release(code);
}

/* Borrowed: the frame holds it. */
static inline PyObject *code_of(PyObject *frame)
{
    if (code_place == IN_INNER_FRAME)
        return word_at(word_at(frame, 24), 32);
    if (code_place == IN_FRAME)
        return word_at(frame, 32);
    PyObject *code = py.PyFrame_GetCode != NULL ? py.PyFrame_GetCode(frame) : attribute(frame, "f_code");
    release(code);
    return code;
}

/* The line at which a frame is entered: that of its def, or of the yield at which a generator goes on. */
static int entered_line(PyObject *frame, PyObject *object, int first_line)
{
    if (py.PyFrame_GetLasti != NULL)
        return line_at(object, py.PyFrame_GetLasti(frame));
    return first_line == 0 ? 0 : py.PyFrame_GetLineNumber(frame);
}

static int on_profile(PyObject *unused, PyObject *frame, int what, PyObject *argument)
{
    (void)unused, (void)argument;
    if (what != TRACE_CALL && what != TRACE_RETURN)
        return 0;
    enum marker marker = what == TRACE_CALL ? ENTRY : LEAVE;
    if (ring.probe[marker] < 0 || !is_live())
        return 0;
    PyObject *object = code_of(frame);
    struct code code;
    if (!is_wanted(object, marker, &code))
        return 0;
    int line = 0;
    if (marker == ENTRY)
        line = ring.wanted[ENTRY] & 4 ? entered_line(frame, object, code.first_line) : 0;
    else if (ring.wanted[LEAVE] & 4)
        line = py.PyFrame_GetLasti != NULL ? line_at(object, py.PyFrame_GetLasti(frame)) : py.PyFrame_GetLineNumber(frame);
    emit(ring.probe[marker], code.file, code.function, line);
    return 0;
}

static int on_trace(PyObject *unused, PyObject *frame, int what, PyObject *argument)
{
    (void)unused, (void)argument;
    int line = 0;
    if (py.minor == 11 && what <= TRACE_LINE) {
        line = py.PyFrame_GetLineNumber(frame);
        bool is_entered_there = what == TRACE_LINE && self.entered == frame && self.entered_line == line;
        self.entered = what == TRACE_CALL ? frame : NULL;
        self.entered_line = line;
        if (is_entered_there)
            return 0;
    }
    struct code code;
    if (what == TRACE_LINE && is_live() && is_wanted(code_of(frame), LINE, &code))
        emit(ring.probe[LINE], code.file, code.function, py.minor == 11 ? line : py.PyFrame_GetLineNumber(frame));
    return 0;
}

/* Whether the program has put a profiler or tracer of its own into this thread. */
static bool has_own(const char *getter)
{
    PyObject *function = py.PySys_GetObject(getter), *value = function == NULL ? NULL : py.PyObject_CallFunctionObjArgs(function, NULL);
    bool has = value != NULL && value != py.none;
    if (value == NULL)
        py.PyErr_Clear();
    release(value);
    return has;
}

/* Said once. */
static void say_replaced(void)
{
    static const char text[] = "pyd: the program sets a profiler or tracer of its own: where it does, its thread is traced no further\n";
    static bool is_said;
    int error = errno;
    if (!is_said && write(STDERR_FILENO, text, sizeof text - 1) < 0)
        errno = error;
    is_said = true;
}

static void set_profilers(void)
{
    if (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
        py.PyEval_SetProfile(on_profile, NULL);
    if (ring.probe[LINE] >= 0)
        py.PyEval_SetTrace(on_trace, NULL);
}

static void arm_thread(void)
{
    if (ring.state == DEAD || self.is_armed || self.is_replaced)
        return;
    bool was_mine = self.is_mine;
    self.is_mine = self.is_armed = true;
    set_profilers();
    self.is_mine = was_mine;
}

/* ---- Quiet threads before 3.12: a frame evaluation function, until a function is wanted ---- */

/* With such a function 3.11 calls itself for each call of a Python function, as older versions do anyway, but now programs rely on deep
   recursion: then rather profilers. */
enum { DEEPEST = 200, LOOK_EVERY_FRAMES = 1 << 20 };

static bool is_quiet;       /* threads are armed when they come to a function that is wanted */
static bool were_all_armed; /* by another thread */
static bool has_own_profilers;

static void leave_quiet(void);

/* A frame is about to run. */
static void see_code(PyObject *object)
{
    PyObject *type, *value, *traceback;
    static unsigned frames;
    struct code code;
    if (self.is_mine || self.is_armed)
        return;
    if (UNLIKELY(++frames % LOOK_EVERY_FRAMES == 0)) {
        lock();
        look(now());
        unlock();
    }
    lock();
    struct code *entry = ring.state == LIVE && codes.generation == ring.generation ? find_code(object) : NULL;
    bool is_unwanted = entry != NULL && entry->object == object && entry->wanted == 0;
    unlock();
    if (is_unwanted)
        return;
    py.PyErr_Fetch(&type, &value, &traceback);
    if (is_live()) {
        is_wanted(object, ENTRY, &code);
        if (code.wanted != 0 && !self.is_replaced && (has_own("getprofile") || has_own("gettrace"))) {
            self.is_replaced = true;
            say_replaced();
        }
        if (code.wanted != 0)
            arm_thread();
    }
    py.PyErr_Restore(type, value, traceback);
}

static PyObject *evaluate_plain(PyObject *frame, int is_throw)
{
    see_code(code_of(frame));
    return ((PyObject *(*)(PyObject *, int))py._PyEval_EvalFrameDefault)(frame, is_throw);
}

static PyObject *evaluate(void *thread, PyObject *frame, int is_throw)
{
    see_code(code_of(frame));
    return ((PyObject *(*)(void *, PyObject *, int))py._PyEval_EvalFrameDefault)(thread, frame, is_throw);
}

static PyObject *evaluate_shallow(void *thread, void *inner_frame, int is_throw)
{
    see_code(word_at(inner_frame, 32));
    if (UNLIKELY(++self.depth > DEEPEST))
        leave_quiet();
    PyObject *result = ((PyObject *(*)(void *, void *, int))py._PyEval_EvalFrameDefault)(thread, inner_frame, is_throw);
    self.depth--;
    return result;
}

/* Puts one evaluation function in place of another. Up to 3.8 there is no call for it, and known places in PyInterpreterState are believed. */
static bool exchange_evaluator(void *expected, void *function)
{
    if (py.minor >= 9) {
        if (py.PyInterpreterState_Get == NULL || py._PyInterpreterState_GetEvalFrameFunc == NULL || py._PyInterpreterState_SetEvalFrameFunc == NULL)
            return false;
        void *interpreter = py.PyInterpreterState_Get();
        if (py._PyInterpreterState_GetEvalFrameFunc(interpreter) != expected)
            return false;
        py._PyInterpreterState_SetEvalFrameFunc(interpreter, function);
        return true;
    }
    static const size_t offsets[] = { 112, 464, 568 };
    if (py.PyThreadState_Get == NULL)
        return false;
    void **place = (void **)((char *)word_at(py.PyThreadState_Get(), 16) + offsets[py.minor - 6]);
    if (*place != expected)
        return false;
    *place = function;
    return true;
}

static void *evaluator(void)
{
    return py.minor <= 8 ? (void *)evaluate_plain : py.minor <= 10 ? (void *)evaluate : (void *)evaluate_shallow;
}

/* False where it cannot be: then threads are armed at once. */
static bool be_quiet(void)
{
    bool can_leave = py.PyInterpreterState_ThreadHead != NULL && py.PyThreadState_Next != NULL && py._PyEval_SetProfile != NULL && py._PyEval_SetTrace != NULL;
    return is_quiet = py.minor <= 11 && code_place != ASK && py._PyEval_EvalFrameDefault != NULL && (py.minor <= 10 || can_leave)
        && exchange_evaluator((void *)py._PyEval_EvalFrameDefault, evaluator());
}

/* Back to the interpreter's own evaluation of frames, with all threads armed; those that are not ours as well, so not when the program has
   profilers of its own in any. */
static void leave_quiet(void)
{
    if (!is_quiet || self.is_mine || !exchange_evaluator(evaluator(), (void *)py._PyEval_EvalFrameDefault))
        return;
    PyObject *type, *value, *traceback;
    self.is_mine = true;
    is_quiet = false;
    py.PyErr_Fetch(&type, &value, &traceback);
    if (has_own_profilers) {
        say_replaced();
    } else {
        were_all_armed = true;
        for (void *thread = py.PyInterpreterState_ThreadHead(py.PyInterpreterState_Get()); thread != NULL; thread = py.PyThreadState_Next(thread)) {
            if (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
                py._PyEval_SetProfile(thread, on_profile, NULL);
            if (ring.probe[LINE] >= 0)
                py._PyEval_SetTrace(thread, on_trace, NULL);
        }
        self.is_armed = true;
    }
    py.PyErr_Restore(type, value, traceback);
    self.is_mine = false;
}

static PyObject *none(void)
{
    py.Py_IncRef(py.none);
    return py.none;
}

/* Whether a sub-interpreter runs. */
static bool is_other(void)
{
    return has_others && py.PyImport_GetModuleDict() != main_modules;
}

static bool are_threads_armed;      /* a thread that starts gets a profiler */

/* What a new thread runs: self is the program's function. */
static PyObject *run_thread(PyObject *function, PyObject *arguments, PyObject *keywords)
{
    if (ring.probe[THREAD_BEGIN] >= 0 && is_live())
        emit(ring.probe[THREAD_BEGIN], 0, 0, 0);
    if (is_other())
        set_profilers();
    else if (are_threads_armed && !is_quiet)
        arm_thread();
    PyObject *result = py.PyObject_Call(function, arguments, keywords);
    if (ring.probe[THREAD_END] >= 0 && is_live())
        emit(ring.probe[THREAD_END], 0, 0, 0);
    return result;
}

static struct method run_thread_method = { "run", (void *)run_thread, METH_VARARGS | METH_KEYWORDS, NULL };

/* In place of _thread.start_new_thread, which self is. */
static PyObject *start_thread(PyObject *original, PyObject *arguments, PyObject *keywords)
{
    ptrdiff_t count = py.PyTuple_Size(arguments);
    if (count < 1 || ring.state == DEAD || !py.PyCallable_Check(py.PyTuple_GetItem(arguments, 0)))
        return py.PyObject_Call(original, arguments, keywords);
    PyObject *run = py.PyCFunction_NewEx(&run_thread_method, py.PyTuple_GetItem(arguments, 0), NULL);
    PyObject *changed = run == NULL ? NULL : py.PyTuple_New(count);
    if (changed == NULL) {
        release(run);
        return NULL;
    }
    py.PyTuple_SetItem(changed, 0, run);
    for (ptrdiff_t i = 1; i < count; i++) {
        PyObject *argument = py.PyTuple_GetItem(arguments, i);
        py.Py_IncRef(argument);
        py.PyTuple_SetItem(changed, i, argument);
    }
    PyObject *result = py.PyObject_Call(original, changed, keywords);
    release(changed);
    return result;
}

static const char *const starters[] = { "start_new_thread", "start_joinable_thread" };
static struct method starter_methods[] = {
    { "start_new_thread", (void *)start_thread, METH_VARARGS | METH_KEYWORDS, NULL },
    { "start_joinable_thread", (void *)start_thread, METH_VARARGS | METH_KEYWORDS, NULL },
};

static void wrap_threads(void)
{
    PyObject *module = py.PyImport_ImportModule("_thread"), *threading = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "threading");
    if (module == NULL)
        py.PyErr_Clear();
    for (size_t i = 0; module != NULL && i < COUNT_OF(starters); i++) {
        PyObject *original = attribute(module, starters[i]);
        PyObject *wrapper = original == NULL ? NULL : py.PyCFunction_NewEx(&starter_methods[i], original, NULL);
        if (wrapper != NULL) {
            char name[32];
            snprintf(name, sizeof name, "_%s", starters[i]);
            PyObject *copy = threading == NULL ? NULL : attribute(threading, name);
            if (copy == original)
                py.PyObject_SetAttrString(threading, name, wrapper);
            release(copy);
            py.PyObject_SetAttrString(module, starters[i], wrapper);
        }
        release(wrapper);
        release(original);
    }
    release(module);
}

/* ---- Functions and lines since 3.12: sys.monitoring ---- */

/* What a callback returns when no event of that place of a code object will ever be wanted: it is not called for it again, in this process
   or its forks, which are told the same filters. */
static PyObject *disable;

static PyObject *never_again(void)
{
    py.Py_IncRef(disable);
    return disable;
}

static PyObject *on_start(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], ENTRY, &code))
            return never_again();
        emit(ring.probe[ENTRY], code.file, code.function, ring.wanted[ENTRY] & 4 ? code.first_line : 0);
    }
    return none();
}

static void emit_resumed(PyObject *object, PyObject *offset, const struct code *code)
{
    emit(ring.probe[ENTRY], code->file, code->function, ring.wanted[ENTRY] & 4 ? line_at(object, py.PyLong_AsLong(offset)) : 0);
}

static PyObject *on_resume(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], ENTRY, &code))
            return never_again();
        emit_resumed(arguments[0], arguments[1], &code);
    }
    return none();
}

/* Where an exception comes in or leaves the interpreter lets no event be disabled. */
static PyObject *on_throw(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    struct code code;
    if (is_live() && is_wanted(arguments[0], ENTRY, &code))
        emit_resumed(arguments[0], arguments[1], &code);
    return none();
}

static PyObject *on_return(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], LEAVE, &code))
            return never_again();
        emit(ring.probe[LEAVE], code.file, code.function, ring.wanted[LEAVE] & 4 ? line_at(arguments[0], py.PyLong_AsLong(arguments[1])) : 0);
    }
    return none();
}

/* Here the offset may be that of code that belongs to no line; the frame knows. */
static PyObject *on_unwind(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    struct code code;
    if (is_live() && is_wanted(arguments[0], LEAVE, &code))
        emit(ring.probe[LEAVE], code.file, code.function, ring.wanted[LEAVE] & 4 ? py.PyFrame_GetLineNumber(py.PyEval_GetFrame()) : 0);
    return none();
}

static PyObject *on_line(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    if (is_live()) {
        struct code code;
        if (!is_wanted(arguments[0], LINE, &code))
            return never_again();
        emit(ring.probe[LINE], code.file, code.function, py.PyLong_AsLong(arguments[1]));
    }
    return none();
}

static struct {
    const char *event;
    enum marker marker;
    struct method method;
} callbacks[] = {
    { "PY_START", ENTRY, { "on_start", (void *)on_start, METH_FASTCALL, NULL } },
    { "PY_RESUME", ENTRY, { "on_resume", (void *)on_resume, METH_FASTCALL, NULL } },
    { "PY_THROW", ENTRY, { "on_throw", (void *)on_throw, METH_FASTCALL, NULL } },
    { "PY_RETURN", LEAVE, { "on_return", (void *)on_return, METH_FASTCALL, NULL } },
    { "PY_YIELD", LEAVE, { "on_yield", (void *)on_return, METH_FASTCALL, NULL } },
    { "PY_UNWIND", LEAVE, { "on_unwind", (void *)on_unwind, METH_FASTCALL, NULL } },
    { "LINE", LINE, { "on_line", (void *)on_line, METH_FASTCALL, NULL } },
};

static PyObject *call(PyObject *object, const char *name, PyObject *first, PyObject *second, PyObject *third)
{
    PyObject *method = attribute(object, name);
    PyObject *result = method == NULL ? NULL : py.PyObject_CallFunctionObjArgs(method, first, second, third, NULL);
    if (method != NULL && result == NULL)
        py.PyErr_Clear();
    release(method);
    return result;
}

/* The number under which the agent goes in the running interpreter, or under which nobody does; NULL when there is none. */
static PyObject *find_tool(PyObject *monitoring, bool is_taken)
{
    for (int id = 4; id >= 3; id--) {
        PyObject *number = py.PyLong_FromLong(id), *owner = call(monitoring, "get_tool", number, NULL, NULL);
        const char *name = owner == NULL || owner == py.none ? NULL : utf8(owner);
        bool is_it = is_taken ? name != NULL && strcmp(name, "pyd") == 0 : owner == py.none;
        release(owner);
        if (is_it)
            return number;
        release(number);
    }
    return NULL;
}

static long register_callback(PyObject *monitoring, PyObject *tool, const char *name, struct method *method)
{
    PyObject *events = attribute(monitoring, "events"), *event = attribute(events, name), *function = py.PyCFunction_NewEx(method, NULL, NULL);
    long bit = py.PyLong_AsLong(event);
    release(call(monitoring, "register_callback", tool, event, function));
    release(function);
    release(event);
    release(events);
    return bit;
}

static void set_events(PyObject *monitoring, PyObject *tool, long events)
{
    PyObject *mask = py.PyLong_FromLong(events);
    release(call(monitoring, "set_events", tool, mask, NULL));
    release(mask);
}

/* The agent's number, in this interpreter, with what sys.monitoring is; false when no number is free. */
static bool take_tool(PyObject **monitoring, PyObject **tool)
{
    *monitoring = py.PySys_GetObject("monitoring");
    if (*monitoring == NULL)
        return false;
    *tool = find_tool(*monitoring, true);
    if (*tool != NULL)
        return true;
    *tool = find_tool(*monitoring, false);
    PyObject *name = py.PyUnicode_FromString("pyd"), *taken = *tool == NULL ? NULL : call(*monitoring, "use_tool_id", *tool, name, NULL);
    bool is_taken = taken != NULL;
    release(taken);
    release(name);
    if (!is_taken)
        release(*tool);
    return is_taken;
}

/* False when no tool id is free: then profilers do the same at a higher price. */
static bool arm_monitoring(void)
{
    PyObject *monitoring, *tool;
    if (!take_tool(&monitoring, &tool))
        return false;
    long wanted = 0;
    disable = attribute(monitoring, "DISABLE");
    for (size_t i = 0; i < COUNT_OF(callbacks); i++)
        if (ring.probe[callbacks[i].marker] >= 0)
            wanted |= register_callback(monitoring, tool, callbacks[i].event, &callbacks[i].method);
    set_events(monitoring, tool, wanted);
    release(tool);
    return true;
}

static void disarm_monitoring(void)
{
    PyObject *monitoring = py.minor >= 12 ? py.PySys_GetObject("monitoring") : NULL, *tool = monitoring == NULL ? NULL : find_tool(monitoring, true);
    if (tool != NULL)
        set_events(monitoring, tool, 0);
    release(tool);
}

/* Stops tracing: everywhere, or in this thread or interpreter and in others with their next event. */
static void stop(void)
{
    PyObject *type, *value, *traceback;
    lock();
    leave();
    unlock();
    if (self.is_mine || !is_up())
        return;
    self.is_mine = true;
    py.PyErr_Fetch(&type, &value, &traceback);
    disarm_monitoring();
    if (is_quiet && exchange_evaluator(evaluator(), (void *)py._PyEval_EvalFrameDefault))
        is_quiet = false;
    if (self.is_armed || were_all_armed || has_others) {
        if (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0)
            py.PyEval_SetProfile(NULL, NULL);
        if (ring.probe[LINE] >= 0)
            py.PyEval_SetTrace(NULL, NULL);
        self.is_armed = false;
    }
    py.PyErr_Restore(type, value, traceback);
    self.is_mine = false;
}

/* ---- Collections ---- */

static PyObject *on_collection(PyObject *unused, PyObject *arguments)
{
    (void)unused;
    const char *phase = py.PyUnicode_AsUTF8(py.PyTuple_GetItem(arguments, 0));
    PyObject *facts = py.PyTuple_GetItem(arguments, 1);
    if (phase == NULL || facts == NULL)
        py.PyErr_Clear();
    else if (strcmp(phase, "start") == 0 && accepts(GC_START, NULL, 0) && is_live())
        emit(ring.probe[GC_START], py.PyLong_AsLong(py.PyDict_GetItemString(facts, "generation")), 0, 0);
    else if (strcmp(phase, "stop") == 0 && accepts(GC_DONE, NULL, 0) && is_live())
        emit(ring.probe[GC_DONE],
            py.PyLong_AsLong(py.PyDict_GetItemString(facts, "collected")) + py.PyLong_AsLong(py.PyDict_GetItemString(facts, "uncollectable")), 0, 0);
    return none();
}

static struct method on_collection_method = { "on_collection", (void *)on_collection, METH_VARARGS, NULL };

static void arm_collections(void)
{
    PyObject *modules = py.PyImport_GetModuleDict();
    bool was_there = py.PyDict_GetItemString(modules, "gc") != NULL;
    PyObject *module = py.PyImport_ImportModule("gc"), *list = module == NULL ? NULL : attribute(module, "callbacks");
    PyObject *function = py.PyCFunction_NewEx(&on_collection_method, NULL, NULL);
    if (list == NULL || function == NULL || py.PyList_Append(list, function) < 0 || (!was_there && py.PyDict_DelItemString(modules, "gc") < 0))
        py.PyErr_Clear();
    release(function);
    release(list);
    release(module);
}

/* ---- Imports ---- */

static bool are_imports_wrapped;

/*
 * In place of importlib._bootstrap._find_and_load, which self is: what the markers surround is the interpreter's own call of it, for a
 * module that is not loaded. importlib.import_module comes here through _gcd_import and passes no marker.
 */
static PyObject *find_and_load(PyObject *original, PyObject *arguments)
{
    PyObject *frame = py.PyEval_GetFrame(), *type, *value, *traceback;
    if (self.is_mine || (frame != NULL && has_name(code_of(frame), "co_name", "_gcd_import")) || !is_live())
        return py.PyObject_Call(original, arguments, NULL);
    const char *name = utf8(py.PyTuple_Size(arguments) > 0 ? py.PyTuple_GetItem(arguments, 0) : NULL);
    if (accepts(IMPORT_START, &name, 1))
        emit(ring.probe[IMPORT_START], address_of(name), 0, 0);
    PyObject *module = py.PyObject_Call(original, arguments, NULL);
    py.PyErr_Fetch(&type, &value, &traceback);
    if (accepts(IMPORT_DONE, &name, 1) && is_live())
        emit(ring.probe[IMPORT_DONE], address_of(name), module != NULL, 0);
    py.PyErr_Restore(type, value, traceback);
    return module;
}

static struct method find_and_load_method = { "_find_and_load", (void *)find_and_load, METH_VARARGS, NULL };

static void wrap_imports(void)
{
    PyObject *bootstrap = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "_frozen_importlib");
    PyObject *original = bootstrap == NULL ? NULL : attribute(bootstrap, "_find_and_load");
    PyObject *wrapper = original == NULL ? NULL : py.PyCFunction_NewEx(&find_and_load_method, original, NULL);
    if (wrapper != NULL) {
        py.PyObject_SetAttrString(bootstrap, "_find_and_load", wrapper);
        are_imports_wrapped = true;
    }
    release(wrapper);
    release(original);
}

/* ---- Forks ---- */

static PyObject *on_fork(PyObject *unused, PyObject *arguments)
{
    (void)unused, (void)arguments;
    if (ring.state == FORKED)
        revive();
    return none();
}

static struct method on_fork_method = { "on_fork", (void *)on_fork, METH_VARARGS, NULL };

/* Lets a child say at once that it is there. 3.6 has no place for it: there its first event does. */
static void arm_forks(void)
{
    PyObject *module = py.PyImport_ImportModule("posix"), *enter = module == NULL ? NULL : attribute(module, "register_at_fork");
    PyObject *function = py.PyCFunction_NewEx(&on_fork_method, NULL, NULL), *nothing = py.PyTuple_New(0), *keywords = py.PyDict_New();
    PyObject *result = NULL;
    if (enter != NULL && function != NULL && nothing != NULL && keywords != NULL && py.PyDict_SetItemString(keywords, "after_in_child", function) == 0)
        result = py.PyObject_Call(enter, nothing, keywords);
    if (result == NULL)
        py.PyErr_Clear();
    release(result);
    release(keywords);
    release(nothing);
    release(function);
    release(enter);
    release(module);
}

/* ---- The beginning ---- */

/* Told to sitecustomize.py, which takes it away: the pure-Python agent is not needed here. */
static const char claim[] = "_pyd_agent";

static bool is_claimed, is_unclaimed;

static void unclaim(void)
{
    is_unclaimed = true;
    is_before_program = false;
    if (py.PySys_GetObject(claim) != NULL)
        py.PySys_SetObject(claim, NULL);
}

static PyObject *file_of(PyObject *frame, const char **path)
{
    PyObject *code = attribute(frame, "f_code"), *file = code == NULL ? NULL : attribute(code, "co_filename");
    *path = utf8(file);
    release(code);
    return file;
}

/* Whether a frame's code is the library's. What the library makes as it runs ("<string>", a namedtuple for example) is its own too. */
static bool is_in_library(PyObject *frame)
{
    PyObject *encodings = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "encodings");
    PyObject *place = encodings == NULL ? NULL : attribute(encodings, "__file__");
    const char *path, *library = utf8(place), *end = library == NULL ? NULL : strstr(library, "/encodings/");
    py.Py_IncRef(frame);
    PyObject *file = file_of(frame, &path);
    while (path != NULL && path[0] == '<' && strncmp(path, "<frozen ", 8) != 0) {
        PyObject *caller = attribute(frame, "f_back");
        if (caller == NULL || caller == py.none) {
            release(caller);
            break;
        }
        release(file);
        release(frame);
        frame = caller;
        file = file_of(frame, &path);
    }
    bool is_in = path == NULL || end == NULL || strncmp(path, "<frozen ", 8) == 0 || strncmp(path, library, end + 1 - library) == 0;
    release(file);
    release(frame);
    release(place);
    return is_in;
}

static bool is_module(PyObject *frame, const char *name)
{
    PyObject *globals = attribute(frame, "f_globals"), *value = globals == NULL ? NULL : py.PyDict_GetItemString(globals, "__name__");
    const char *text = value == NULL ? NULL : utf8(value);
    release(globals);
    return text != NULL && strcmp(text, name) == 0;
}

/* While site runs, what it starts is not the program yet. */
static bool is_below_site(PyObject *frame)
{
    bool is_below = false;
    py.Py_IncRef(frame);
    while (frame != NULL && frame != py.none && !is_below) {
        is_below = is_module(frame, "site");
        PyObject *caller = attribute(frame, "f_back");
        release(frame);
        frame = caller;
    }
    release(frame);
    return is_below;
}

/* Whether a frame is where the program begins: its main module, the runner of -m, or, in an application with Python inside, the first
   code that is not the library's. */
static bool begins(PyObject *frame, PyObject *code)
{
    return (has_name(code, "co_name", "<module>") && is_module(frame, "__main__")) || has_name(code, "co_name", "_run_module_as_main")
        || (!is_in_library(frame) && !is_below_site(frame));
}

/* Arms what is wanted in the running interpreter, and says that the frame which is about to run was entered. */
static void begin(PyObject *frame, bool is_first)
{
    unclaim();
    if (is_first)
        main_modules = py.PyImport_GetModuleDict();
    bool has_functions = ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0 || ring.probe[LINE] >= 0;
    bool is_monitoring = has_functions && py.minor >= 12 && arm_monitoring();
    struct code code = { .wanted = 0 };
    if ((has_functions && !is_monitoring) || ring.probe[THREAD_BEGIN] >= 0 || ring.probe[THREAD_END] >= 0)
        wrap_threads();
    if (ring.forks_at_once && is_first)
        arm_forks();
    if (has_functions && !is_monitoring) {
        PyObject *caller = attribute(frame, "f_back");
        bool is_outermost = caller == py.none;
        release(caller);
        is_wanted(code_of(frame), ENTRY, &code);
        are_threads_armed = true;
        if (!is_first)
            set_profilers();
        else if (code.wanted != 0 || !is_outermost || !be_quiet())
            arm_thread();
    }
    if (ring.probe[GC_START] >= 0 || ring.probe[GC_DONE] >= 0)
        arm_collections();
    if (ring.probe[ENTRY] >= 0 && is_live() && is_wanted(code_of(frame), ENTRY, &code))
        emit(ring.probe[ENTRY], code.file, code.function, ring.wanted[ENTRY] & 4 ? code.first_line : 0);
}

static int on_waiting(PyObject *other, PyObject *frame, int what, PyObject *argument)
{
    (void)argument;
    if (what != TRACE_CALL)
        return 0;
    self.is_mine = true;
    if (code_place == ASK && py.minor <= 11)
        measure_frame(frame);
    if (!are_imports_wrapped && (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0))
        wrap_imports();
    if (begins(frame, code_of(frame))) {
        py.PyEval_SetProfile(NULL, NULL);
        begin(frame, other == NULL);
    }
    self.is_mine = false;
    return 0;
}

/* Whether anything is wanted from the beginning of the program on. */
static bool waits(void)
{
    bool waits = ring.forks_at_once;
    for (int i = 0; i < AUDIT; i++)
        waits |= ring.probe[i] >= 0;
    return waits && ring.state == LIVE;
}

/* The interpreter is up. */
static void enter(void)
{
    self.is_mine = true;
    py.PySys_SetObject(claim, py.none);
    is_claimed = true;
    PyObject *has_gil = py.minor >= 13 ? py.PySys_GetObject("_is_gil_enabled") : NULL;
    PyObject *answer = has_gil == NULL ? NULL : py.PyObject_CallFunctionObjArgs(has_gil, NULL);
    ring.needs_lock |= answer != NULL && py.PyLong_AsLong(answer) == 0;
    release(answer);
    if (waits())
        py.PyEval_SetProfile(on_waiting, NULL);
    self.is_mine = false;
}

/* ---- Sub-interpreters ---- */

/* Since 3.12 they run in a thread state of their own each time, which a profiler would have to be set in. */
static PyObject *on_waiting_start(PyObject *unused, PyObject *const *arguments, ptrdiff_t count)
{
    (void)unused, (void)count;
    PyObject *frame = py.PyEval_GetFrame(), *monitoring, *tool;
    if (self.is_mine || frame == NULL)
        return none();
    self.is_mine = true;
    if (begins(frame, arguments[0]) && take_tool(&monitoring, &tool)) {
        set_events(monitoring, tool, 0);
        release(tool);
        begin(frame, false);
    }
    self.is_mine = false;
    return none();
}

static struct method on_waiting_start_method = { "on_start", (void *)on_waiting_start, METH_FASTCALL, NULL };

/* Has a new interpreter wait for its program, as the first has done. It imports something: so it can run. */
static void enter_other(void *running)
{
    static const char known[] = "pyd";      /* among what the interpreter keeps for its extensions */
    PyObject *monitoring, *tool, *facts = py.PyInterpreterState_GetDict(running);
    if (facts == NULL || py.PyDict_GetItemString(facts, known) != NULL)
        return;
    self.is_mine = true;
    if (py.PyDict_SetItemString(facts, known, py.none) < 0)
        py.PyErr_Clear();
    py.PySys_SetObject(claim, py.none);
    if (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0)
        wrap_imports();
    if (waits() && py.minor < 12) {
        py.PyEval_SetProfile(on_waiting, py.none);
    } else if (waits() && take_tool(&monitoring, &tool)) {
        set_events(monitoring, tool, register_callback(monitoring, tool, "PY_START", &on_waiting_start_method));
        release(tool);
    }
    self.is_mine = false;
}

/* Interpreters that run at once take the lock: from before there can be a second, where one sees that. */
static void follow_interpreters(const char *event, PyObject *arguments)
{
    if (strcmp(event, "import") == 0 && py.PyInterpreterState_GetID != NULL && py.PyInterpreterState_GetDict != NULL && py.Py_IsInitialized()) {
        const char *name = utf8(py.PyTuple_GetItem(arguments, 0));
        ring.needs_lock |= name != NULL && (strcmp(name, "_interpreters") == 0 || strcmp(name, "_xxsubinterpreters") == 0);
        void *running = py.PyInterpreterState_Get != NULL ? py.PyInterpreterState_Get() : (void *)word_at(py.PyThreadState_Get(), 16);
        if (py.PyInterpreterState_GetID(running) != 0) {
            has_others = ring.needs_lock = true;
            enter_other(running);
        }
    } else if (strcmp(event, "cpython.PyInterpreterState_New") == 0) {
        ring.needs_lock = true;
    } else if (has_others && strcmp(event, "cpython.PyInterpreterState_Clear") == 0 && interpreter() != 0) {
        forget_interpreter();
    }
}

/* ---- Getting in ---- */

static bool has_entered, is_ours;

/* pthread_atfork, which glibc has under another name only: a library that asks for what musl has not keeps its programs from starting. */
extern int __register_atfork(void (*)(void), void (*)(void), void (*)(void), void *) __attribute__((weak));
extern int pthread_atfork(void (*)(void), void (*)(void), void (*)(void)) __attribute__((weak));
extern void *__dso_handle __attribute__((visibility("hidden")));

static void follow_forks(void)
{
    if (__register_atfork != NULL)
        __register_atfork(NULL, NULL, after_fork_in_child, &__dso_handle);
    else if (pthread_atfork != NULL)
        pthread_atfork(NULL, NULL, after_fork_in_child);
}

static bool ask(void)
{
    if (ring.state == NEW) {
        is_ours = ask_reader();
        if (ring.state == LIVE)
            follow_forks();
    }
    return is_ours;
}

/* The program puts a profiler or tracer of its own in place of ours. Since 3.12 both go together. */
static void notice_replacement(const char *event)
{
    bool is_profiler = strcmp(event, "sys.setprofile") == 0 && (ring.probe[ENTRY] >= 0 || ring.probe[LEAVE] >= 0);
    bool is_tracer = strcmp(event, "sys.settrace") == 0 && ring.probe[LINE] >= 0;
    if (ring.state != LIVE || (!is_profiler && !is_tracer) || py.PyImport_GetModuleDict() != main_modules)
        return;
    has_own_profilers = true;
    if (self.is_armed)
        say_replaced();
}

static bool is_import_of_site(const char *event, PyObject *arguments)
{
    if (strcmp(event, "import") != 0)
        return false;
    const char *name = py.PyUnicode_AsUTF8(py.PyTuple_GetItem(arguments, 0));
    return name != NULL && strcmp(name, "site") == 0;
}

static int on_audit(const char *event, PyObject *arguments, void *unused)
{
    (void)unused;
    if (self.is_mine || !ask())
        return 0;
    if (UNLIKELY(!has_entered) && (py.Py_IsInitialized() || is_import_of_site(event, arguments))) {
        has_entered = is_before_program = true;
        enter();
    }
    if (UNLIKELY(is_claimed && !is_unclaimed) && strncmp(event, "cpython.run_", 12) == 0)
        unclaim();
    if (UNLIKELY(self.is_armed || is_quiet))
        notice_replacement(event);
    if (ring.state == LIVE)
        follow_interpreters(event, arguments);
    if (UNLIKELY(!are_imports_wrapped) && (ring.probe[IMPORT_START] >= 0 || ring.probe[IMPORT_DONE] >= 0) && strcmp(event, "import") == 0) {
        self.is_mine = true;
        wrap_imports();
        self.is_mine = false;
    }
    if (ring.state != DEAD && accepts(AUDIT, &event, 1) && is_live()) {
        self.is_mine = true;
        int64_t name = address_of(event);
        emit(ring.probe[AUDIT], name, (intptr_t)arguments, 0);
        self.is_mine = false;
    }
    return 0;
}

/* At the first bytecode of all, that of importlib itself. */
static int on_first_bytecode(void *unused)
{
    (void)unused;
    if (ask())
        enter();
    return 0;
}

__attribute__((constructor)) static void start_agent(void)
{
    const char *path = getenv("PYD_AGENT");
    if (path == NULL || strlen(path) >= sizeof socket_path || !find_python())
        return;
    strcpy(socket_path, path);
    if (py.PySys_AddAuditHook != NULL) {
        py.PySys_AddAuditHook(on_audit, NULL);
    } else if (py.Py_AddPendingCall != NULL) {
        /* 3.7 clears its state once, when it is first asked for it. */
        if (py._PyRuntime_Initialize != NULL)
            py._PyRuntime_Initialize();
        py.Py_AddPendingCall(on_first_bytecode, NULL);
    }
}
