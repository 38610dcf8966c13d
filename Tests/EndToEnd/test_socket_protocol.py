"""graphql-transport-ws to the letter: close codes, pings, ends from either side, many operations at once, drains."""
import asyncio
import base64
import contextlib
import json
import os
import signal
import socket
import struct

import pytest
import websockets
from servers import mocking, serving

INIT = {"type": "connection_init"}
MOCKED = """
type Query { name: String item: Item! }
type Item { id: ID! title: String }
type Mutation { rename(name: String!): Item }
type Subscription { changed: Item }
"""


def run(body):
    return asyncio.run(asyncio.wait_for(body, 60))


@contextlib.asynccontextmanager
async def connected(url, init=INIT, **more):
    async with websockets.connect(url, subprotocols=["graphql-transport-ws"], **more) as connection:
        if init:
            await send(connection, init)
            assert json.loads(await connection.recv()) == {"type": "connection_ack"}
        yield connection


async def send(connection, message):
    await connection.send(json.dumps(message))


async def subscribe(connection, id, query, **payload):
    await send(connection, {"id": id, "type": "subscribe", "payload": {"query": query} | payload})


async def receive(connection):
    return json.loads(await connection.recv())


async def last(connection, type):
    """The next message of a type, over events that come before it."""
    while True:
        message = await receive(connection)
        if message["type"] == type:
            return message


async def closed(connection):
    """The code and reason of the server's Close, whatever comes before it."""
    try:
        while True:
            await connection.recv()
    except websockets.ConnectionClosed as error:
        return error.rcvd.code, error.rcvd.reason


@pytest.fixture
def waiting():
    """A server whose external model takes requests and never answers: what asks it goes on until it is ended."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        with serving("--external-model-url", address, "--external-model-name", "x") as server:
            yield server


WAITS = 'subscription { aiResponseStream(prompt: "x", model: "external-model") { __typename } }'


@pytest.fixture(scope="module")
def mock(tmp_path_factory):
    with mocking(MOCKED, tmp_path_factory.mktemp("mock") / "schema.graphql") as server:
        yield server.socket_url


# MARK: Close codes


def closing(url, *messages, init=INIT):
    async def body():
        async with connected(url, init=init) as connection:
            for message in messages:
                await connection.send(message if isinstance(message, (str, bytes)) else json.dumps(message))
            return await closed(connection)

    return run(body())


def operation(id, query="{ __typename }"):
    return {"id": id, "type": "subscribe", "payload": {"query": query}}


@pytest.mark.parametrize(
    "message",
    [
        "nonsense", "[]", "7", '"x"', "{}", '{"type":7}', '{"type":"nonsense"}', '{"type":"start","id":"1"}',
        '{"type":"subscribe","payload":{"query":"{ __typename }"}}',
        '{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}',
        '{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}',
        '{"type":"subscribe","id":"1"}',
        '{"type":"subscribe","id":"1","payload":{}}',
        '{"type":"subscribe","id":"1","payload":{"query":7}}',
        '{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":[]}}',
        '{"type":"subscribe","id":"1","payload":{"query":"{ a }","operationName":7}}',
        '{"type":"subscribe","id":"1","payload":{"query":"{ a }","extensions":"x"}}',
        '{"type":"complete"}', '{"type":"ping","payload":7}', '{"type":"pong","payload":"x"}',
        "[" * 1000,
    ])
def test_4400_for_what_is_no_message(socket_url, message):
    code, reason = closing(socket_url, message)
    assert code == 4400 and reason.startswith("Invalid message")


def test_4401_before_the_acknowledgement(socket_url):
    assert closing(socket_url, operation("1"), init=None) == (4401, "Unauthorized")


def test_4403_is_for_admission_and_other_origins_do_not_get_that_far(socket_url):
    # Hijacking by a page of another site ends at the handshake.
    async def body(origin):
        async with connected(socket_url, extra_headers={"Origin": origin}):
            return True

    own = socket_url.replace("ws", "http", 1).removesuffix("/graphql")
    for origin in ["https://evil.example", "null", own + ".evil.example"]:
        with pytest.raises(websockets.InvalidStatusCode) as refused:
            run(body(origin))
        assert refused.value.status_code == 403
    assert run(body(own))


@pytest.mark.parametrize("subprotocols", [None, ["graphql-ws"], ["soap", "graphql-ws"]])
def test_4406_without_the_subprotocol(socket_url, subprotocols):
    async def body():
        async with websockets.connect(socket_url, subprotocols=subprotocols) as connection:
            return await closed(connection)

    assert run(body()) == (4406, "Subprotocol not acceptable")


def test_4408_for_the_silent():
    with serving("--init-timeout", "0.2") as server:
        async def body():
            async with connected(server.socket_url, init=None) as connection:
                return await closed(connection)

        assert run(body()) == (4408, "Connection initialisation timeout")


def test_4409_for_an_id_in_use(waiting):
    async def body():
        async with connected(waiting.socket_url) as connection:
            # Free again after its end, and another id for every other spelling.
            for id in ["a", "a", "\u00e9", "e\u0301"]:
                await send(connection, operation(id))
                assert (await receive(connection))["id"] == id
                assert await receive(connection) == {"id": id, "type": "complete"}
            await send(connection, operation("\u00e9", WAITS))
            await send(connection, operation("e\u0301", WAITS))
            await send(connection, operation("a", WAITS))
            await send(connection, operation("a"))
            return await closed(connection)

    assert run(body()) == (4409, "Subscriber for a already exists")


def test_4429_for_a_second_init(socket_url):
    assert closing(socket_url, INIT) == (4429, "Too many initialisation requests")


def test_4429_for_too_many_operations(waiting):
    async def body():
        async with connected(waiting.socket_url) as connection:
            for number in range(25):
                await send(connection, operation(str(number), WAITS))
            await send(connection, {"type": "ping"})
            assert (await last(connection, "pong")) == {"type": "pong"}
            await send(connection, operation("25"))
            return await closed(connection)

    assert run(body()) == (4429, "Too many operations at once")


def test_1000_from_the_client(socket_url):
    async def body():
        async with connected(socket_url) as connection:
            await connection.close(1000, "done")
            return connection.close_code

    assert run(body()) == 1000


def test_1001_when_the_server_drains(waiting):
    async def body():
        async with connected(waiting.socket_url) as connection, connected(waiting.socket_url) as idle:
            await subscribe(connection, "s", WAITS)
            await send(connection, {"type": "ping"})
            await last(connection, "pong")
            waiting.process.send_signal(signal.SIGTERM)
            assert await last(connection, "complete") == {"id": "s", "type": "complete"}
            return await closed(connection), await closed(idle)

    end = (1001, "The server is shutting down")
    assert run(body()) == (end, end)
    assert waiting.process.wait(30) == 0


# MARK: Messages


def test_ping_and_pong_from_the_client(socket_url):
    async def body():
        async with connected(socket_url, init=None) as connection:
            await send(connection, {"type": "ping"})
            assert await receive(connection) == {"type": "pong"}
            await send(connection, {"type": "ping", "payload": {"a": [1]}})
            assert await receive(connection) == {"type": "pong", "payload": {"a": [1]}}
            await send(connection, {"type": "pong", "payload": None})
            # Of the frames, too.
            await (await connection.ping(b"hello"))
            await send(connection, INIT)
            assert await receive(connection) == {"type": "connection_ack"}

    run(body())


def test_pings_from_the_server():
    with serving("--keep-alive-interval", "0.2") as server, socket.create_connection(server.address, timeout=30) as client:
        key = base64.b64encode(os.urandom(16)).decode()
        client.sendall(
            f"GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode())
        received = b""
        while more := client.recv(4096):
            received += more
        # Who does not answer three of them is gone.
        assert received.split(b"\r\n\r\n", 1)[1] == b"\x89\x00" * 3


def test_queries_and_mutations(mock):
    async def body():
        async with connected(mock) as connection:
            await subscribe(connection, "q", "{ item { id } }")
            assert set((await receive(connection))["payload"]) == {"data"}
            assert await receive(connection) == {"id": "q", "type": "complete"}
            await subscribe(connection, "m", "mutation M($n: String!) { rename(name: $n) { id } }", variables={"n": "x"}, operationName="M")
            assert "rename" in (await receive(connection))["payload"]["data"]
            assert await receive(connection) == {"id": "m", "type": "complete"}

    run(body())


@pytest.mark.parametrize(
    "payload, code",
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nowhere }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "{ __typename }", "operationName": "X"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query($n: String!) { __type(name: $n) { name } }"}, "BAD_USER_INPUT"),
    ])
def test_errors_before_execution(socket_url, payload, code):
    async def body():
        async with connected(socket_url) as connection:
            await send(connection, {"id": "1", "type": "subscribe", "payload": payload})
            error = await receive(connection)
            assert error["type"] == "error" and error["id"] == "1"
            assert error["payload"][0]["extensions"]["code"] == code
            # It ended the operation, and nothing else: no complete follows, and the id is free.
            await subscribe(connection, "1", "{ __typename }")
            assert (await receive(connection))["type"] == "next"

    run(body())


def test_errors_during_execution(socket_url):
    async def body():
        async with connected(socket_url) as connection:
            await subscribe(connection, "1", '{ aiResponse(prompt: "x", model: "nobody") { content } }')
            message = await receive(connection)
            assert message["type"] == "next" and message["payload"]["data"] == {"aiResponse": None}
            assert message["payload"]["errors"][0]["path"] == ["aiResponse"]
            assert await receive(connection) == {"id": "1", "type": "complete"}

    run(body())


def test_complete_from_the_client(waiting):
    async def body():
        async with connected(waiting.socket_url) as connection:
            await subscribe(connection, "s", WAITS)
            await send(connection, {"id": "s", "type": "complete"})
            # Nothing of the subscription comes any more, and its id is free.
            await subscribe(connection, "s", "{ __typename }")
            while "data" in (message := await receive(connection)).get("payload", {}) and "__typename" not in message["payload"]["data"]:
                pass
            assert message == {"id": "s", "type": "next", "payload": {"data": {"__typename": "Query"}}}
            assert await receive(connection) == {"id": "s", "type": "complete"}
            # Nobody minds an end of what has ended.
            for id in ["s", "never"]:
                await send(connection, {"id": id, "type": "complete"})
            await send(connection, {"type": "ping"})
            assert await receive(connection) == {"type": "pong"}

    run(body())


def test_complete_from_the_server(mock):
    async def body():
        async with connected(mock) as connection:
            await subscribe(connection, "s", "subscription { changed { id } }")
            assert (await receive(connection))["type"] == "next"
            assert await receive(connection) == {"id": "s", "type": "complete"}

    run(body())


def test_many_operations_do_not_wait_for_each_other(waiting):
    async def body():
        async with connected(waiting.socket_url) as connection:
            for number in range(20):
                await subscribe(connection, f"s{number}", WAITS)
            for number in range(50):
                await subscribe(connection, f"q{number}", "{ __typename }")
                assert await last(connection, "complete") == {"id": f"q{number}", "type": "complete"}

    run(body())


# MARK: Frames


def frame(payload, first=0x81, masked=True):
    mask = b"\x01\x02\x03\x04" if masked else b""
    body = bytes(b ^ mask[i % 4] for i, b in enumerate(payload)) if masked else payload
    return bytes([first, (0x80 if masked else 0) | len(payload)]) + mask + body


@pytest.mark.parametrize(
    "bytes_sent, code",
    [
        (frame(b"{}", masked=False), 1002),
        (frame(b"{}", first=0xC1), 1002),
        (frame(b"{}", first=0x83), 1002),
        (frame(b"", first=0x80), 1002),
        (frame(b"", first=0x09), 1002),
        (frame(b"\x00", first=0x88), 1002),
        (frame(b"\x03\xed", first=0x88), 1002),
        (frame(b"x", first=0x82), 1003),
        (frame(b"\xff\xfe"), 1007),
        (b"\x81\xff" + struct.pack(">Q", 1 << 40), 1009),
        (b"\x81\xff" + struct.pack(">Q", 1 << 63), 1002),
        (b"\x81\xfe\x00\x01", 1002),
    ],
    ids=["unmasked", "reserved bit", "unknown opcode", "continuation of nothing", "fragmented ping", "close of one byte",
         "forbidden close code", "binary", "not UTF-8", "huge", "negative length", "long form of a short length"])
def test_abused_frames(base, bytes_sent, code):
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as client:
        key = base64.b64encode(os.urandom(16)).decode()
        client.sendall(
            f"GET /graphql HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode() + bytes_sent)
        received = b""
        while more := client.recv(4096):
            received += more
        close = received.split(b"\r\n\r\n", 1)[1]
        assert close[0] == 0x88 and struct.unpack(">H", close[2:4])[0] == code
