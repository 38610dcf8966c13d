// Point reads by primary key over a number of connections, by one thread with non-blocking libpq: the speed that
// CharterStorage is measured against.
//
// usage: libpq_reads CONNINFO CONNECTIONS SECONDS ROWS

#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

static const char *statement = "SELECT id, name, amount FROM items WHERE id = $1";
static uint64_t state = 88172645463325252ull;

static uint64_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void fail(const char *what, PGconn *connection) {
    fprintf(stderr, "%s: %s\n", what, connection ? PQerrorMessage(connection) : strerror(errno));
    exit(1);
}

static void ask(PGconn *connection, uint64_t rows) {
    uint64_t id = htobe64(next_random() % rows + 1);
    const char *values[] = {(const char *)&id};
    const int lengths[] = {8}, formats[] = {1};
    if (!PQsendQueryPrepared(connection, "read", 1, values, lengths, formats, 1)) fail("send", connection);
    if (PQflush(connection) < 0) fail("flush", connection);
}

// Takes the answers that are there; 1 when the statement is finished.
static int take(PGconn *connection) {
    if (!PQconsumeInput(connection)) fail("receive", connection);
    while (!PQisBusy(connection)) {
        PGresult *result = PQgetResult(connection);
        if (!result) return 1;
        if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1) fail("result", connection);
        int64_t id, amount;
        char name[64];
        memcpy(&id, PQgetvalue(result, 0, 0), 8);
        memcpy(&amount, PQgetvalue(result, 0, 2), 8);
        snprintf(name, sizeof name, "%s", PQgetvalue(result, 0, 1));
        if ((int64_t)be64toh(id) < 1 || be64toh(amount) != be64toh(id) * 3 || name[0] != 'i') fail("row", NULL);
        PQclear(result);
    }
    return 0;
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    int connections = atoi(arguments[2]);
    double seconds = atof(arguments[3]);
    uint64_t rows = strtoull(arguments[4], NULL, 10);
    int poll = epoll_create1(0);
    for (int i = 0; i < connections; i++) {
        PGconn *connection = PQconnectdb(arguments[1]);
        if (PQstatus(connection) != CONNECTION_OK) fail("connect", connection);
        PGresult *result = PQprepare(connection, "read", statement, 1, (Oid[]){20});
        if (PQresultStatus(result) != PGRES_COMMAND_OK) fail("prepare", connection);
        PQclear(result);
        PQsetnonblocking(connection, 1);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        if (epoll_ctl(poll, EPOLL_CTL_ADD, PQsocket(connection), &event)) fail("epoll", NULL);
        ask(connection, rows);
    }
    double start = now(), end = start + seconds, time = start;
    uint64_t answers = 0;
    while (time < end) {
        struct epoll_event events[64];
        int ready = epoll_wait(poll, events, 64, 1000);
        for (int i = 0; i < ready; i++) {
            if (!take(events[i].data.ptr)) continue;
            answers++;
            ask(events[i].data.ptr, rows);
        }
        time = now();
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    printf("%.0f %.1f\n", answers / (time - start), cpu / answers * 1e6);
    return 0;
}
