"""As much of a WebSocket client as normal and hostile traffic need: frames are built and read by hand."""

import asyncio
import json
import os
import struct

KEY = "dGhlIHNhbXBsZSBub25jZQ=="


def frame(opcode, payload=b"", final=True, mask=True, reserved=0, length=None):
    """A frame as a client sends it, or as it must not: every part can be made wrong."""
    announced = len(payload) if length is None else length
    head = bytes([(0x80 if final else 0) | reserved << 4 | opcode])
    bit = 0x80 if mask else 0
    if announced < 126:
        head += bytes([bit | announced])
    elif announced < 65_536:
        head += bytes([bit | 126]) + struct.pack(">H", announced)
    else:
        head += bytes([bit | 127]) + struct.pack(">Q", announced)
    if not mask:
        return head + payload
    key = os.urandom(4)
    repeated = key * (len(payload) // 4 + 1)
    masked = bytes(a ^ b for a, b in zip(payload, repeated))
    return head + key + masked


def text(message):
    return frame(1, json.dumps(message).encode())


def upgrade(protocol="graphql-transport-ws", version="13", extra=""):
    return (
        f"GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: {version}\r\nSec-WebSocket-Key: {KEY}\r\n"
        f"Sec-WebSocket-Protocol: {protocol}\r\n{extra}\r\n"
    ).encode()


async def status(reader):
    """The status of an answer's head, and its fields; None when the connection ended first."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
        return None, b""
    return int(head.split(b" ", 2)[1]), head


async def read_frame(reader):
    """Opcode and payload of the server's next frame."""
    first, second = await reader.readexactly(2)
    length = second & 0x7F
    if length == 126:
        (length,) = struct.unpack(">H", await reader.readexactly(2))
    elif length == 127:
        (length,) = struct.unpack(">Q", await reader.readexactly(8))
    return first & 0x0F, await reader.readexactly(length)
