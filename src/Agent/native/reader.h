/* The conversation with the reader: src/Sources/Agent/Handshake.cs. */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "strings.h"

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
