"""Hostile connections: everything about a request that is not its GraphQL. Each attack gives the statuses it saw."""

import asyncio
import socket
import struct

import websocket

SIMPLE = b'{"query":"{ author { id } }"}'
LARGE_ANSWER = b'{"query":"{ find { __typename ' + b"... on Author { books { similar { id name title } } } " * 3 + b'} }"}'


def post(body, content_type="application/json", extra=b""):
    return (
        b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + content_type.encode()
        + b"\r\nContent-Length: %d\r\n" % len(body) + extra + b"\r\n" + body
    )


async def read_answers(reader, limit=50):
    """The statuses of the answers on a connection until it ends or nothing comes for a second."""
    statuses = []
    while len(statuses) < limit:
        try:
            status, head = await asyncio.wait_for(websocket.status(reader), 20 if not statuses else 1)
        except asyncio.TimeoutError:
            return statuses or ["no answer"]
        if status is None:
            return statuses or ["closed"]
        statuses.append(status)
        fields = head.lower()
        if b"content-length:" in fields:
            try:
                await reader.readexactly(int(fields.split(b"content-length:")[1].split(b"\r\n")[0]))
            except asyncio.IncompleteReadError:
                return statuses
    return statuses


async def send(port, data):
    """Sends bytes and reads what comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(data)
        return await read_answers(reader)
    except OSError:
        return ["closed"]
    finally:
        writer.close()


async def one_answer(port, content_type, body):
    """The status of one POST on a connection of its own; the answer is read to its end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    try:
        writer.write(post(body, content_type, b"Connection: close\r\n"))
        status, _ = await asyncio.wait_for(websocket.status(reader), 30)
        while await asyncio.wait_for(reader.read(1 << 18), 30):
            pass
        return [status or "closed"]
    except asyncio.TimeoutError:
        return ["no answer"]
    except OSError:
        return ["closed"]
    finally:
        writer.close()


async def drip(port, start, piece, pause=1.0):
    """Sends a beginning, then one piece a second for ever; a good server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = asyncio.ensure_future(read_answers(reader, limit=1))
    try:
        writer.write(start)
        while not answer.done():
            writer.write(piece)
            await asyncio.wait([answer], timeout=pause)
        return answer.result()
    except OSError:
        return ["closed"]
    finally:
        answer.cancel()
        writer.close()


async def slow_head(port):
    return await drip(port, b"POST /graphql HTTP/1.1\r\n", b"X-A: b\r\n")


async def slow_body(port):
    return await drip(port, post(b"x" * 5_000)[:-5_000], b"x")


async def slow_chunks(port):
    start = b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    return await drip(port, start, b"1\r\n \r\n", 0.1)


async def silent(port):
    return await drip(port, b"", b"", 5)


async def slow_reader(port):
    """Asks for much, pipelined, and reads nothing for a while."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    try:
        writer.transport.pause_reading()
        for _ in range(400):
            writer.write(post(LARGE_ANSWER))
        await asyncio.sleep(20)
        return ["held"]
    finally:
        writer.transport.abort()


async def pipelined(port):
    return await send(port, post(SIMPLE) * 200)


async def reset(port):
    """Vanishes in the middle of a body, with RST."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(post(SIMPLE * 2_000)[:-7])
    await asyncio.sleep(0.01)
    end_by_reset(writer)
    return ["reset"]


async def reset_before_the_answer(port):
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(post(LARGE_ANSWER))
    end_by_reset(writer)
    return ["reset"]


def end_by_reset(writer):
    handle = writer.get_extra_info("socket")
    handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def connection_flood(port):
    """Fifty connections that say nothing and go."""
    pairs = await asyncio.gather(
        *(asyncio.open_connection("127.0.0.1", port) for _ in range(50)), return_exceptions=True
    )
    await asyncio.sleep(0.2)
    for pair in pairs:
        if not isinstance(pair, BaseException):
            pair[1].close()
    return ["closed"]


def raw(data):
    return lambda port: send(port, data)


HOST = b" HTTP/1.1\r\nHost: localhost\r\n"
TYPE = b"Content-Type: application/json\r\n"


def attacks():
    """The attacks, by name."""
    return {
        "slow head": slow_head,
        "slow body": slow_body,
        "slow chunks": slow_chunks,
        "silent connection": silent,
        "slow reader": slow_reader,
        "pipelined requests": pipelined,
        "reset in the body": reset,
        "reset before the answer": reset_before_the_answer,
        "connection flood": connection_flood,
        "many header fields": raw(b"GET /graphql" + HOST + b"X-A: b\r\n" * 2_000 + b"\r\n"),
        "a huge header field": raw(b"GET /graphql" + HOST + b"X-A: " + b"b" * 200_000 + b"\r\n\r\n"),
        "a huge target": raw(b"GET /graphql?query=" + b"a" * 200_000 + HOST + b"\r\n"),
        "a huge method": raw(b"A" * 100_000 + b" /graphql" + HOST + b"\r\n"),
        "folded header fields": raw(b"GET /graphql" + HOST + b"X-A: b\r\n c\r\n\r\n"),
        "fields with NUL": raw(b"GET /graphql" + HOST + b"X-A: b\0c\r\n\r\n"),
        "bare line feeds": raw(b"GET /graphql HTTP/1.1\nHost: a\n\n"),
        "two lengths": raw(b"POST /graphql" + HOST + TYPE + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
        "length and chunks": raw(
            b"POST /graphql" + HOST + TYPE + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        "a negative length": raw(b"POST /graphql" + HOST + TYPE + b"Content-Length: -1\r\n\r\n"),
        "an endless length": raw(b"POST /graphql" + HOST + TYPE + b"Content-Length: 99999999999999999999\r\n\r\n"),
        "a chunk size that overflows": raw(
            b"POST /graphql" + HOST + TYPE + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"
        ),
        "a long chunk extension": raw(
            b"POST /graphql" + HOST + TYPE + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"a" * 100_000
        ),
        "tiny chunks": raw(
            b"POST /graphql" + HOST + TYPE + b"Transfer-Encoding: chunked\r\n\r\n"
            + b"".join(b"1\r\n%c\r\n" % byte for byte in SIMPLE + b" " * 20_000) + b"0\r\n\r\n"
        ),
        "a compressed body": raw(post(b"\x1f\x8b" + b"\0" * 1_000, extra=b"Content-Encoding: gzip\r\n")),
        "no host": raw(b"GET /graphql HTTP/1.1\r\n\r\n"),
        "a TLS greeting": raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500),
        "the preface of HTTP/2": raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        "noise": raw(bytes(range(256)) * 400),
        "empty lines": raw(b"\r\n" * 100_000),
        "an Accept of thousands": raw(
            b"POST /graphql" + HOST + TYPE + b"Accept: " + b"a/b;q=0.1," * 2_500 + b"\r\nContent-Length: 29\r\n\r\n" + SIMPLE
        ),
        "a query of percent signs": raw(b"GET /graphql?query=" + b"%7B" * 4_000 + HOST + b"\r\n"),
        "a mutation by GET": raw(b"GET /graphql?query=mutation%7Badd(title:%22x%22)%7Bid%7D%7D" + HOST + b"\r\n"),
        "forged by a form": raw(post(b"query=%7Ba%7D", "application/x-www-form-urlencoded", b"Origin: https://evil.example\r\n")),
        "forged by GET": raw(
            b"GET /graphql?query=%7Bauthor%7Bid%7D%7D" + HOST
            + b"Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n\r\n"
        ),
        "event streams that nobody reads": event_streams,
    }


async def event_streams(port):
    data = post(b'{"query":"subscription { books { id } }"}', extra=b"Accept: text/event-stream\r\n")
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(10)]
    for _, writer in pairs:
        writer.transport.pause_reading()
        writer.write(data)
    await asyncio.sleep(5)
    for _, writer in pairs:
        end_by_reset(writer)
    return ["reset"]
