/* A marker with a semaphore: the program looks first whether somebody listens. */
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>
#include <stdio.h>
#include <unistd.h>

__extension__ unsigned short zoo_guarded_semaphore __attribute__((section(".probes"), visibility("hidden")));

/* Prints the semaphore as it goes, then a marker for each time that it was up. */
void guarded(int times)
{
    for (int i = 0; i < times; i++) {
        if (times > 2) {
            printf("%d\n", zoo_guarded_semaphore);
            fflush(stdout);
            usleep(50000);
        }
        if (zoo_guarded_semaphore)
            STAP_PROBE1(zoo, guarded, i);
    }
}
