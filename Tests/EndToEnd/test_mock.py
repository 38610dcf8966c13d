"""`charter mock` behind every door, with both wirings, and how it ends."""
import asyncio
import json
import os
import signal
import socket
import subprocess

import pytest
import requests
import websockets

CHARTER = os.environ["CHARTER_BINARY"]
SDL = """
type Query { user(id: ID!): User  search: [Result!]! }
type Subscription { userAdded: User! }
interface Node { id: ID! }
type User implements Node { id: ID!  name: String!  age: Int  score: Float!  active: Boolean!  kind: Kind!  tags: [String!]!  born: Date }
type Bot implements Node { id: ID!  model: String! }
union Result = User | Bot
enum Kind { ADMIN GUEST }
scalar Date
"""
USER = "id name age score active kind tags born"
FIXED = {
    "id": "id", "name": "str", "age": 2, "score": 3.14, "active": True, "kind": "ADMIN", "tags": ["str", "str"], "born": "str"}


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    path = tmp_path_factory.mktemp("mock") / "schema.graphql"
    path.write_text(SDL)
    return str(path)


class Mock:
    def __init__(self, schema, *options):
        self.process = subprocess.Popen(
            [CHARTER, "mock", "--schema", schema, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), line
        self.base = line.split()[-1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(30)

    def query(self, text, **variables):
        answer = requests.post(self.base + "/graphql", json={"query": text, "variables": variables}, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def events(self, text):
        """The events of an operation over server-sent events."""
        with requests.post(
            self.base + "/graphql/stream", json={"query": text}, headers={"Accept": "text/event-stream"}, stream=True, timeout=30
        ) as answer:
            assert answer.status_code == 200
            received, event = [], {}
            for line in answer.iter_lines(decode_unicode=True):
                if line and not line.startswith(":"):
                    field, _, value = line.partition(":")
                    event[field] = value.strip()
                elif event:
                    received.append(event)
                    if event["event"] == "complete":
                        break
                    event = {}
            return [json.loads(e["data"]) for e in received if e["event"] == "next"]

    def messages(self, text):
        """The payloads of an operation over a socket, up to its end."""

        async def run():
            async with websockets.connect(
                self.base.replace("http", "ws", 1) + "/graphql", subprotocols=["graphql-transport-ws"]) as client:
                await client.send(json.dumps({"type": "connection_init"}))
                assert json.loads(await client.recv())["type"] == "connection_ack"
                await client.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": text}}))
                payloads = []
                async for message in client:
                    message = json.loads(message)
                    if message["type"] == "complete":
                        return payloads
                    assert message["type"] == "next", message
                    payloads.append(message["payload"])

        return asyncio.run(asyncio.wait_for(run(), 30))


@pytest.fixture(scope="module", params=["conformance", "random"])
def mock(request, schema):
    with Mock(schema, "--wiring", request.param) as mock:
        mock.wiring = request.param
        yield mock


def check_user(mock, user):
    if mock.wiring == "conformance":
        assert user == FIXED
    else:
        assert user["kind"] in ("ADMIN", "GUEST") and isinstance(user["active"], bool) and isinstance(user["name"], str)


def test_queries_over_http(mock):
    answer = mock.query("query($id: ID!) { user(id: $id) { %s } search { __typename } }" % USER, id="7")
    assert "errors" not in answer
    if answer["data"]["user"] is not None or mock.wiring == "conformance":
        check_user(mock, answer["data"]["user"])
    types = [item["__typename"] for item in answer["data"]["search"]]
    assert types == ["Bot", "Bot"] if mock.wiring == "conformance" else set(types) <= {"User", "Bot"}


def test_introspection_and_refusals_over_http(mock):
    assert mock.query("{ __schema { queryType { name } } }")["data"]["__schema"]["queryType"]["name"] == "Query"
    answer = requests.post(
        mock.base + "/graphql", json={"query": "{ nope }"}, headers={"Accept": "application/graphql-response+json"}, timeout=30)
    assert answer.status_code == 422 and "nope" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("door", ["events", "messages"])
def test_queries_and_subscriptions_over_streams(mock, door):
    answers = getattr(mock, door)("{ search { __typename } }")
    assert len(answers) == 1 and "search" in answers[0]["data"]
    answers = getattr(mock, door)("subscription { userAdded { %s } }" % USER)
    assert answers
    for answer in answers:
        check_user(mock, answer["data"]["userAdded"])


def test_the_seed_decides(schema):
    def answer(*options):
        with Mock(schema, *options) as mock:
            return mock.query("{ search { __typename ... on User { %s } } }" % USER)

    assert answer("--seed", "5") == answer("--seed", "5")
    assert len({json.dumps(answer("--seed", str(seed))) for seed in range(4)}) > 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_0(schema, number):
    with Mock(schema) as mock:
        assert mock.query("{ __typename }")["data"] == {"__typename": "Query"}
        mock.process.send_signal(number)
        assert mock.process.wait(30) == 0
        assert mock.process.stderr.read() == ""


def test_mistakes_stop_the_start(tmp_path, schema):
    def start(*options):
        return subprocess.run([CHARTER, "mock", *options], capture_output=True, text=True, timeout=60)

    broken = tmp_path / "broken.graphql"
    broken.write_text("type Query { a: Nope }")
    ended = start("--schema", str(broken))
    assert ended.returncode == 1 and "Nope" in ended.stderr and ended.stdout == ""
    assert start("--schema", "/nowhere.graphql").returncode == 2
    assert start().returncode == 2
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = start("--schema", schema, "--port", str(taken.getsockname()[1]))
    assert ended.returncode == 2 and "cannot be used" in ended.stderr and ended.stdout == ""
