#include <libpq-fe.h>
// What the driver waits for connections with; Swift's own modules do not have it.
#include <sys/epoll.h>
#include <sys/eventfd.h>
