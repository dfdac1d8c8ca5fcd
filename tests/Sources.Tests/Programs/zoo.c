/* A marker for each way in which an argument can lie somewhere. The optimizer decides which it takes; together they have them all. */
#include <sys/sdt.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void guarded(int times);

int counter = -42;
struct { int first; long second; } pair = { 7, -8 };
unsigned short table[] = { 10, 20, 30, 65535 };
double half = 0.5;
static __thread int own = 77;
__thread long own_table[3] = { 5, -6, 7 };

#define HIDDEN __attribute__((noipa))

static void HIDDEN constants(void)
{
    STAP_PROBE6(zoo, constants, (signed char)-1, (unsigned char)255, (short)-2, (int)-3, (unsigned long)0x1122334455667788ul, 0);
}

static void HIDDEN registers(signed char a, unsigned char b, short c, unsigned short d, int e, unsigned f)
{
    STAP_PROBE6(zoo, registers, a, b, c, d, e, f);
}

static void HIDDEN wide(long a, unsigned long b, void *c)
{
    STAP_PROBE3(zoo, wide, a, b, c);
}

static void HIDDEN memory(int index, long *base)
{
    volatile long local = 99;
    char room[200];
    memset(room, index, sizeof room);
    __asm__ volatile ("" : : "r"(room) : "memory");
    STAP_PROBE6(zoo, memory, counter, pair.second, table[index], base[index], local, room[150]);
}

static void HIDDEN strings(const char *untouched)
{
    STAP_PROBE5(zoo, strings, "text", "na\xc3\xafve \xe2\x98\x83", "", (char *)0, (char *)8);
    STAP_PROBE1(zoo, untouched, untouched);
}

static void HIDDEN long_string(void)
{
    static char text[6000];
    memset(text, 'x', 5000);
    memcpy(text + 90, "0123456789", 10);
    text[300] = 0;
    STAP_PROBE2(zoo, lengths, text, text + 400);
}

static inline __attribute__((always_inline)) void inlined(int value)
{
    STAP_PROBE1(zoo, inlined, value);
}

static void HIDDEN many(int a)
{
    STAP_PROBE10(zoo, many, a, a + 1, a + 2, a + 3, a + 4, a + 5, a + 6, a + 7, a + 8, a + 9);
}

static void HIDDEN of_thread(long index)
{
    STAP_PROBE2(zoo, of__thread, own, own_table[index]);
    __asm__ volatile ("" : : "r"(&own), "r"(own_table) : "memory");
}

static void HIDDEN floating(double value)
{
    STAP_PROBE2(zoo, floating, value, 1);
}

int main(int argc, char **argv)
{
    long base[] = { 1, -2, 3, -4 };
    const char *untouched = "";
    int file = open(argv[0], O_RDONLY);
    char *map = mmap(0, 4096, PROT_READ, MAP_PRIVATE, file, 0);
    if (map != MAP_FAILED)
        untouched = map + 1;                                       /* "ELF" and more, in a page that nobody has looked at */
    STAP_PROBE(zoo, none);
    constants();
    registers(-1, 255, -2, 65535, -3, 4000000000u);
    wide(-9, 18446744073709551615ul, (void *)0x123456789abcul);
    memory(argc + 1, base);
    strings(untouched);
    long_string();
    inlined(argc);
    if (argc > 0)
        inlined(argc * 2);
    for (int i = 0; i < argc; i++)
        inlined(i + 10);
    many(100);
    own += argc;
    of_thread(1);
    floating(half);
    guarded(argc > 1 ? 100 : 2);
    return 5;
}
