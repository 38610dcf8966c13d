"""Hostile WebSocket clients. Each attack gives what became of it: a status of the upgrade, or a close code."""

import asyncio
import struct

import websocket
from websocket import frame, text

INIT = text({"type": "connection_init"})


async def session(port, data, wait=3, upgrade=None):
    """Upgrades, sends bytes, and reads until the server closes or `wait` seconds have passed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(upgrade or websocket.upgrade())
        status, _ = await asyncio.wait_for(websocket.status(reader), 20)
        if status != 101:
            return [status or "closed"]
        writer.write(data)
        return [await asyncio.wait_for(close_code(reader), wait)]
    except asyncio.TimeoutError:
        return ["open"]
    except (OSError, asyncio.IncompleteReadError):
        return ["closed"]
    finally:
        writer.transport.abort()


async def close_code(reader):
    while True:
        opcode, payload = await websocket.read_frame(reader)
        if opcode == 8:
            return struct.unpack(">H", payload[:2])[0] if len(payload) >= 2 else "closed"


def subscribe(number, query="subscription { books { id } }"):
    return text({"type": "subscribe", "id": str(number), "payload": {"query": query}})


def raw(data, **options):
    return lambda port: session(port, data, **options)


async def upgrade_flood(port):
    """Twenty sockets at once with subprotocols that nobody speaks."""
    found = await asyncio.gather(
        *(session(port, b"", upgrade=websocket.upgrade(protocol=f"nonsense-{i}")) for i in range(20))
    )
    return [status for statuses in found for status in statuses]


async def slow_reader(port):
    """Starts operations with large answers again and again, and never reads."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    try:
        writer.write(websocket.upgrade() + INIT)
        await asyncio.sleep(0.2)
        writer.transport.pause_reading()
        query = "{ find { ... on Author { books { similar { id name title author { name } } } } } }"
        for number in range(3_000):
            writer.write(subscribe(number, query) + text({"type": "complete", "id": str(number)}))
        await asyncio.sleep(20)
        return ["held"]
    except OSError:
        return ["closed"]
    finally:
        writer.transport.abort()


async def vanishing(port):
    """Starts subscriptions and is gone without a close."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(websocket.upgrade() + INIT + b"".join(subscribe(i) for i in range(20)))
    await asyncio.sleep(0.1)
    writer.transport.abort()
    return ["reset"]


def attacks():
    """The attacks, by name."""
    churn = b"".join(subscribe(i) + text({"type": "complete", "id": str(i)}) for i in range(500))
    return {
        "socket: bad subprotocols": upgrade_flood,
        "socket: bad version": raw(b"", upgrade=websocket.upgrade(version="8")),
        "socket: foreign origin": raw(b"", upgrade=websocket.upgrade(extra="Origin: https://evil.example\r\n")),
        "socket: no initialisation": raw(b"", wait=15),
        "socket: initialised twice": raw(INIT + INIT),
        "socket: subscribe before the acknowledgement": raw(subscribe(1)),
        "socket: one id twice": raw(INIT + subscribe(1) + subscribe(1)),
        "socket: a flood of subscriptions": raw(INIT + b"".join(subscribe(i) for i in range(500))),
        "socket: subscribe and complete": raw(INIT + churn),
        "socket: a flood of pings": raw(INIT + frame(9, b"x" * 125) * 5_000),
        "socket: a flood of protocol pings": raw(INIT + text({"type": "ping"}) * 3_000),
        "socket: tiny fragments": raw(INIT + frame(1, b"{", final=False) + frame(0, b" ", final=False) * 20_000),
        "socket: empty fragments": raw(INIT + frame(1, b"", final=False) + frame(0, b"", final=False) * 20_000),
        "socket: no mask": raw(frame(1, b"{}", mask=False)),
        "socket: reserved bits": raw(frame(1, b"{}", reserved=7)),
        "socket: unknown opcode": raw(frame(5, b"{}")),
        "socket: binary": raw(frame(2, b"{}")),
        "socket: an announced terabyte": raw(frame(1, b"{", length=1 << 40)),
        "socket: a length with the sign bit": raw(frame(1, b"{", length=(1 << 64) - 1)),
        "socket: a message over the limit": raw(INIT + frame(1, b" " * 300_000)),
        "socket: a long control frame": raw(frame(9, b"x" * 1_000)),
        "socket: control frames in fragments": raw(frame(9, b"x", final=False)),
        "socket: a continuation of nothing": raw(frame(0, b"x")),
        "socket: invalid UTF-8": raw(frame(1, b"\xff\xfe{}")),
        "socket: a close code that must not be": raw(frame(8, struct.pack(">H", 1005))),
        "socket: a close reason that is not UTF-8": raw(frame(8, struct.pack(">H", 1000) + b"\xff")),
        "socket: no JSON": raw(INIT + frame(1, b"nonsense")),
        "socket: deep JSON": raw(INIT + frame(1, b'{"type":"ping","payload":' + b'{"a":' * 40_000)),
        "socket: unknown type": raw(INIT + text({"type": "start", "id": "1"})),
        "socket: a huge id": raw(INIT + text({"type": "subscribe", "id": "x" * 200_000, "payload": {"query": "{ a }"}})),
        "socket: nested selections": raw(INIT + subscribe(1, "{ author " * 9_000)),
        "socket: slow reader": slow_reader,
        "socket: vanishing": vanishing,
    }
