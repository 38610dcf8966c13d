"""Answers in parts over every door: each part arrives before the next is made, and a client that leaves ends the work."""
import asyncio
import json

import pytest
import requests
import websockets
from scripted_model import scripted_model
from servers import serving

PIECES = '{ aiResponsePieces(prompt: "x", model: "external-model") @stream }'


@pytest.fixture
def scripted():
    with scripted_model() as model:
        with serving("--external-model-url", model.url, "--external-model-name", "x") as server:
            yield server, model


def parts(answer):
    """The JSON of each part as soon as its closing delimiter is there, the way clients read it."""
    assert 'boundary="-"' in answer.headers["Content-Type"]
    buffer = b""
    for chunk in answer.iter_content(chunk_size=None):
        buffer += chunk
        while buffer.startswith(b"\r\n---\r\n") and (end := buffer.find(b"\r\n---", 7)) >= 0:
            head, _, body = buffer[7:end].partition(b"\r\n\r\n")
            assert head.lower() == b"content-type: application/json; charset=utf-8"
            yield json.loads(body)
            buffer = buffer[end:]
    assert buffer == b"\r\n-----\r\n"


def collected(payloads, model, take):
    """The pieces in the order in which they arrive; the model says the second only when the first has arrived."""
    pieces = []
    for payload in payloads:
        pieces += take(payload)
        if pieces == ["one "]:
            model.pieces.put("two ")
        elif pieces == ["one ", "two "] and payload["hasNext"]:
            model.pieces.put(None)
    return pieces


def items(payload):
    whole = payload.get("data", {}).get("aiResponsePieces", [])
    return whole + [item for entry in payload.get("incremental", []) for item in entry.get("items", [])]


@pytest.mark.parametrize("initial", ["", "(initialCount: 1)"])
@pytest.mark.parametrize(
    "accept, spec",
    [
        ("multipart/mixed", "incrementalSpec=v0.2"),
        ("multipart/mixed;incrementalSpec=v0.2, application/json", "incrementalSpec=v0.2"),
        ("multipart/mixed;deferSpec=20220824,application/json", "deferSpec=20220824"),
    ])
def test_parts_over_multipart(scripted, accept, spec, initial):
    server, model = scripted
    model.pieces.put("one ")
    seen = []

    def take(payload):
        seen.append(payload)
        return items(payload)

    query = PIECES.replace("@stream", "@stream" + initial)
    with requests.post(server.url, json={"query": query}, headers={"Accept": accept}, stream=True, timeout=60) as answer:
        assert answer.status_code == 200 and answer.headers["Content-Type"].endswith(spec)
        assert collected(parts(answer), model, take) == ["one ", "two "]
    assert all(payload["hasNext"] for payload in seen[:-1]) and not seen[-1]["hasNext"]
    assert ("pending" in seen[0]) == ("v0.2" in spec)
    assert any("path" in entry for payload in seen for entry in payload.get("incremental", [])) == ("2022" in spec)


def test_parts_as_events(scripted):
    server, model = scripted
    model.pieces.put("one ")
    with requests.post(
        server.url, json={"query": PIECES}, headers={"Accept": "text/event-stream"}, stream=True, timeout=60) as answer:
        lines = answer.iter_lines(chunk_size=1, decode_unicode=True)
        ended = []

        def payloads():
            for line in lines:
                if line.startswith("data: {"):
                    yield json.loads(line.removeprefix("data: "))
                elif line.startswith("event: complete"):
                    ended.append(line)

        assert collected(payloads(), model, items) == ["one ", "two "]
        assert ended


def test_parts_over_a_socket(scripted):
    server, model = scripted

    async def body():
        async with websockets.connect(server.socket_url, subprotocols=["graphql-transport-ws"]) as connection:
            await connection.send('{"type":"connection_init"}')
            await connection.recv()
            await connection.send(json.dumps({"id": "p", "type": "subscribe", "payload": {"query": PIECES}}))
            model.pieces.put("one ")
            pieces = []
            while (message := json.loads(await connection.recv()))["type"] == "next":
                pieces += items(message["payload"])
                if pieces == ["one "]:
                    # Others have their turn while this one waits.
                    await connection.send('{"id":"q","type":"subscribe","payload":{"query":"{ __typename }"}}')
                    assert json.loads(await connection.recv())["id"] == "q"
                    assert json.loads(await connection.recv()) == {"id": "q", "type": "complete"}
                    model.pieces.put("two ")
                elif pieces == ["one ", "two "] and message["payload"]["hasNext"]:
                    model.pieces.put(None)
            assert message == {"id": "p", "type": "complete"}
            return pieces

    assert asyncio.run(asyncio.wait_for(body(), 60)) == ["one ", "two "]


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/graphql-response+json, multipart/mixed;q=0.1"])
def test_others_get_one_whole_answer(scripted, accept):
    server, model = scripted
    for piece in ["one ", "two ", None]:
        model.pieces.put(piece)
    answer = requests.post(server.url, json={"query": PIECES}, headers={"Accept": accept}, timeout=60)
    assert answer.json() == {"data": {"aiResponsePieces": ["one ", "two "]}}


@pytest.mark.parametrize("accept", ["multipart/mixed", "text/event-stream"])
def test_a_client_that_leaves_ends_the_model(scripted, accept):
    server, model = scripted
    model.pieces.put("one ")
    with requests.post(server.url, json={"query": PIECES}, headers={"Accept": accept}, stream=True, timeout=60) as answer:
        received = b""
        for chunk in answer.iter_content(chunk_size=None):
            received += chunk
            if b"one " in received:
                break
    assert model.until_gone()


def test_subscriptions_over_multipart(scripted):
    server, model = scripted
    for piece in ["one ", None]:
        model.pieces.put(piece)
    query = 'subscription { aiResponseStream(prompt: "x", model: "external-model") { __typename } }'
    answer = requests.post(
        server.url, json={"query": query}, timeout=60, headers={"Accept": "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"})
    assert 'boundary="graphql"' in answer.headers["Content-Type"]
    bodies = [part.partition(b"\r\n\r\n")[2] for part in answer.content.split(b"\r\n--graphql")[1:-1]]
    names = [json.loads(body)["payload"]["data"]["aiResponseStream"]["__typename"] for body in bodies if body != b"{}"]
    assert names == ["AIResponseStarted", "AIResponseDelta", "AIResponseCompleted"]
    assert answer.content.endswith(b"\r\n--graphql--\r\n")
