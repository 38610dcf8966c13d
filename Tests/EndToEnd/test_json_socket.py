"""The plain JSON socket of the guide at `/ws`, as a client that speaks no GraphQL uses it."""
import asyncio
import json

import pytest
import requests
import websockets
from conftest import post
from scripted_model import scripted_model
from servers import serving
from test_workflows import execute

DEFINITION = """
name: chain
inputs:
  items: {type: list, required: true}
steps:
  - name: each
    forEach: inputs.items
    concurrency: 4
    transform: "{{ item * 2 }}"
  - name: sum
    needs: each
    transform: "{{ steps.each.output | length }}"
output: "{{ steps.sum.output }}"
"""
BROKEN = """
name: broken
steps:
  - name: fetch
    http: {url: "http://127.0.0.1:1/"}
    retry: {attempts: 1}
output: "{{ steps.fetch.output }}"
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workflows")
    (folder / "chain.yaml").write_text(DEFINITION)
    (folder / "broken.yaml").write_text(BROKEN)
    with serving("--workflows-dir", str(folder)) as server:
        yield server


def address(base):
    return base.replace("http", "ws", 1) + "/ws"


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, 120))


async def say(socket, **message):
    await socket.send(json.dumps(message))


async def hear(socket):
    return json.loads(await socket.recv())


async def follow(base, most=None, **message):
    """The messages of one subscription until it ends, or until so many have come and the connection is dropped."""
    socket = await websockets.connect(address(base))
    found = []
    try:
        await say(socket, type="subscribe", **message)
        async for text in socket:
            found.append(json.loads(text))
            data = found[-1]["data"]
            if data.get("event", "").endswith("_complete") or data.get("reason") == "ended" or "event" not in data:
                break
            if most is not None and len(found) >= most:
                break
        return found
    finally:
        # Gone without a word, as a client whose network fails.
        socket.transport.abort()


def names(messages):
    """The names of the events, each once for all that follow each other."""
    found = []
    for message in messages:
        if not found or found[-1] != message["data"]["event"]:
            found.append(message["data"]["event"])
    return found


def check_format(message, component):
    assert message["type"] in ("update", "error", "complete")
    assert message["component"] == component
    assert isinstance(message["data"], dict)
    assert message["timestamp"].endswith("Z")


def test_a_generation_of_the_real_model(base, model):
    messages = run(follow(base, id="g", component="ai", data={"prompt": "Say hello.", "model": model, "max_tokens": 40}))
    for message in messages:
        check_format(message, "ai")
        assert message["id"] == "g" and message["data"]["position"]
    assert names(messages) == ["ai_generation_start", "ai_generation_progress", "ai_generation_complete"]
    assert [m["type"] for m in messages] == ["update"] * (len(messages) - 1) + ["complete"]
    end = messages[-1]["data"]
    assert end["content"] and end["response"] == end["content"] and end["model"] == model and end["tokens_used"] > 0
    assert "".join(m["data"]["text"] for m in messages[1:-1]) == end["content"]
    # Followed again by its id, from the beginning and from any place in it.
    again = run(follow(base, component="ai", data={"request_id": end["request_id"]}))
    assert [m["data"] for m in again] == [m["data"] for m in messages]
    for place in (0, len(messages) // 2, len(messages) - 2):
        after = messages[place]["data"]["position"]
        rest = run(follow(base, component="ai", data={"request_id": end["request_id"], "after": after}))
        assert [m["data"] for m in rest] == [m["data"] for m in messages[place + 1:]]


def test_a_generation_goes_on_behind_a_lost_connection():
    with scripted_model() as model, serving(
        "--external-model-url", model.url, "--external-model-name", "x") as server:

        async def talk():
            for piece in ("one ", "two "):
                model.pieces.put(piece)
            first = await follow(server.base, most=2, component="ai", data={"prompt": "a", "model": "external-model"})
            for piece in ("three ", "four", None):
                model.pieces.put(piece)
            last = first[-1]["data"]
            rest = await follow(
                server.base, component="ai", data={"request_id": last["request_id"], "after": last["position"]})
            return first + rest

        messages = run(talk())
        assert names(messages) == ["ai_generation_start", "ai_generation_progress", "ai_generation_complete"]
        positions = [int(m["data"]["position"]) for m in messages]
        assert positions == sorted(set(positions))
        assert "".join(m["data"].get("text", "") for m in messages) == "one two three four"
        assert messages[-1]["data"]["content"] == "one two three four"


def test_a_run_from_start_to_completion(server):
    id = execute(server, "chain", {"items": list(range(20))})["id"]
    messages = run(follow(server.base, component="workflow", data={"execution_id": id}))
    for message in messages:
        check_format(message, "workflow")
    assert names(messages) == [
        "workflow_execution_start", "workflow_execution_progress", "workflow_execution_complete"]
    assert [m["data"]["sequence"] for m in messages] == list(range(1, len(messages) + 1))
    end = messages[-1]
    assert end["type"] == "complete" and end["data"]["status"] == "succeeded" and end["data"]["result"] == 20
    assert end["data"]["execution_id"] == id and end["data"]["progress"] == 1


def test_reconnecting_misses_nothing_and_repeats_nothing(server):
    id = execute(server, "chain", {"items": list(range(100))})["id"]

    async def pieces():
        found, after = [], None
        while not found or found[-1]["data"]["event"] != "workflow_execution_complete":
            data = {"execution_id": id} | ({"after": after} if after else {})
            found += await follow(server.base, most=17, component="workflow", data=data)
            after = found[-1]["data"]["position"]
        return found

    messages = run(pieces())
    assert [m["data"]["sequence"] for m in messages] == list(range(1, len(messages) + 1))
    assert len(messages) > 200
    nothing = run(
        follow(
            server.base, component="workflow",
            data={"execution_id": id, "after": messages[-1]["data"]["position"]}))
    assert nothing[0]["type"] == "complete" and nothing[0]["data"] == {"reason": "ended"}


def test_a_run_that_fails_completes_as_an_error(server):
    id = execute(server, "broken", {})["id"]
    end = run(follow(server.base, component="workflow", data={"execution_id": id}))[-1]
    assert end["type"] == "error" and end["data"]["event"] == "workflow_execution_complete"
    assert end["data"]["status"] == "failed" and end["data"]["error"] and end["data"]["code"]


def test_all_runs_and_unsubscribing(server):
    async def talk():
        async with websockets.connect(address(server.base)) as socket:
            await say(socket, type="subscribe", id="all", component="workflow")
            await say(socket, type="subscribe", id="figures", component="dashboard", data={"interval": 1})
            figures = await hear(socket)
            check_format(figures, "dashboard")
            assert figures["data"]["event"] == "dashboard_metrics" and figures["data"]["uptime"] > 0
            # Runs are followed from now on, and now is when the first event comes.
            while (await hear(socket))["component"] == "dashboard":
                execute(server, "chain", {"items": [1]})
            await say(socket, type="unsubscribe", id="figures")
            ids = [execute(server, "chain", {"items": [1]})["id"] for _ in range(3)]
            seen, ended = {id: [] for id in ids}, 0
            while ended < 3:
                message = await hear(socket)
                if message["component"] == "dashboard" or message["data"]["execution_id"] not in ids:
                    continue
                assert message["id"] == "all"
                seen[message["data"]["execution_id"]].append(message["data"])
                ended += message["data"]["event"] == "workflow_execution_complete"
            for events in seen.values():
                assert [e["sequence"] for e in events] == list(range(1, len(events) + 1))
            # Behind the first event of the second run, on another socket.
            position = seen[ids[1]][0]["position"]
            async with websockets.connect(address(server.base)) as other:
                await say(other, type="subscribe", component="workflow", data={"after": position})
                assert (await hear(other))["data"]["position"] != position
            await say(socket, type="unsubscribe", id="all")
            while (message := await hear(socket))["type"] != "complete" or "reason" not in message["data"]:
                pass
            assert message["id"] == "all" and message["data"] == {"reason": "unsubscribed"}
            execute(server, "chain", {"items": [1]})
            await say(socket, type="ping")
            assert (await hear(socket))["type"] == "pong"

    run(talk())


@pytest.mark.parametrize(
    "message, words",
    [
        ("nonsense", "is no JSON"),
        ('["a"]', "Send an object"),
        ('{"type": "start"}', "send subscribe, unsubscribe or ping"),
        ('{"type": "subscribe", "component": "db"}', "must be ai, workflow or dashboard"),
        ('{"type": "subscribe", "component": "ai", "data": {"prompt": 1}}', "prompt must be a string"),
        ('{"type": "subscribe", "component": "ai", "data": {"prompt": "a", "model": "none"}}', "none"),
        ('{"type": "subscribe", "component": "workflow", "data": {"execution_id": "none"}}', "none"),
        ('{"type": "subscribe", "component": "workflow", "data": {"after": "x"}}', ""),
        ('{"type": "unsubscribe", "id": "a"}', "There is no subscription"),
    ])
def test_a_bad_message_is_answered_and_the_socket_stays_open(server, message, words):
    async def talk():
        async with websockets.connect(address(server.base)) as socket:
            await socket.send(message)
            answer = await hear(socket)
            assert answer["type"] == "error" and answer["data"]["code"] in ("VALIDATION_ERROR", "NOT_FOUND_ERROR")
            assert words in answer["data"]["error"], answer
            await say(socket, type="ping")
            assert (await hear(socket))["type"] == "pong"

    run(talk())


@pytest.mark.parametrize(
    "messages, code",
    [
        ([b"\x00\x01"], 1003),
        (["x" * 300_000], 1009),
        ([json.dumps({"type": "subscribe", "component": "workflow"})] * 26, 4429),
        (["?"] * 20, 4400),
    ],
    ids=["binary", "too large", "too many", "bad messages"])
def test_abuse_closes_the_socket(server, messages, code):
    async def talk():
        async with websockets.connect(address(server.base)) as socket:
            for message in messages:
                await socket.send(message)
            try:
                while True:
                    await socket.recv()
            except websockets.ConnectionClosed:
                return socket.close_code

    assert run(talk()) == code


def test_strangers_pages_and_plain_requests_are_refused(server):
    assert requests.get(server.base + "/ws", timeout=10).status_code == 426

    async def from_elsewhere():
        with pytest.raises(websockets.InvalidStatusCode) as refused:
            await websockets.connect(address(server.base), origin="http://elsewhere.example")
        return refused.value.status_code

    assert run(from_elsewhere()) == 403


def test_two_hundred_sockets_follow_one_run(server):
    async def talk():
        sockets = await asyncio.gather(*(websockets.connect(address(server.base)) for _ in range(200)))
        try:
            id = execute(server, "chain", {"items": list(range(10))})["id"]

            async def one(socket):
                await say(socket, type="subscribe", component="workflow", data={"execution_id": id})
                found = []
                while not found or found[-1]["event"] != "workflow_execution_complete":
                    found.append((await hear(socket))["data"])
                return found

            found = await asyncio.gather(*(one(socket) for socket in sockets))
            assert all(events == found[0] for events in found)
            assert [e["sequence"] for e in found[0]] == list(range(1, len(found[0]) + 1))
        finally:
            await asyncio.gather(*(socket.close() for socket in sockets))

    run(talk())


def test_a_server_that_shuts_down_says_so(tmp_path):
    (tmp_path / "chain.yaml").write_text(DEFINITION)

    async def talk(server):
        async with websockets.connect(address(server.base)) as socket:
            await say(socket, type="subscribe", component="workflow")
            await say(socket, type="ping")
            await hear(socket)
            stopping = asyncio.get_running_loop().run_in_executor(None, server.stop)
            with pytest.raises(websockets.ConnectionClosed):
                while True:
                    await socket.recv()
            assert await stopping == 0
            return socket.close_code

    with serving("--workflows-dir", str(tmp_path)) as server:
        assert run(talk(server)) == 1001
