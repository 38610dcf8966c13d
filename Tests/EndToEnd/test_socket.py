"""Subscriptions by graphql-transport-ws, with the gql and websockets clients."""
import asyncio
import json

import pytest
import websockets
from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport

STREAM = """subscription($p: String!) { aiResponseStream(prompt: $p) { __typename
  ... on AIResponseStarted { model } ... on AIResponseDelta { index text } ... on AIResponseCompleted { response { content tokensUsed } } } }"""


def test_gql_follows_an_answer(socket_url, model):
    transport = WebsocketsTransport(url=socket_url, subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL])

    async def follow():
        async with Client(transport=transport, fetch_schema_from_transport=True) as session:
            return [e["aiResponseStream"] async for e in session.subscribe(gql(STREAM), variable_values={"p": "Say hello."})]

    events = asyncio.run(asyncio.wait_for(follow(), 120))
    assert events[0] == {"__typename": "AIResponseStarted", "model": model}
    deltas = [e for e in events if e["__typename"] == "AIResponseDelta"]
    assert [d["index"] for d in deltas] == list(range(len(deltas)))
    assert events[-1]["__typename"] == "AIResponseCompleted"
    assert "".join(d["text"] for d in deltas) == events[-1]["response"]["content"]


def converse(socket_url, *messages, protocol="graphql-transport-ws", raw=None):
    """Sends messages and collects answers until the server closes; gives the answers and the close code."""

    async def run():
        subprotocols = [protocol] if protocol else None
        async with websockets.connect(socket_url, subprotocols=subprotocols) as socket:
            for message in messages:
                await socket.send(message if isinstance(message, (str, bytes)) else json.dumps(message))
            answers = []
            try:
                async for text in socket:
                    answers.append(json.loads(text))
                    if answers[-1]["type"] == "complete":
                        await socket.close()
            except websockets.ConnectionClosed:
                pass
            return answers, socket.close_code

    return asyncio.run(asyncio.wait_for(run(), 60))


INIT = {"type": "connection_init"}


def subscribe(id, query, **variables):
    return {"id": id, "type": "subscribe", "payload": {"query": query, "variables": variables}}


def test_a_query_over_the_socket(socket_url):
    answers, _ = converse(socket_url, INIT, subscribe("1", "{ __typename }"))
    assert answers[0]["type"] == "connection_ack"
    assert answers[1] == {"id": "1", "type": "next", "payload": {"data": {"__typename": "Query"}}}
    assert answers[2] == {"id": "1", "type": "complete"}


@pytest.mark.parametrize(
    "messages, code",
    [
        (["nonsense"], 4400),
        ([{"type": "unknown"}], 4400),
        ([subscribe("1", "{ __typename }")], 4401),
        ([INIT, INIT], 4429),
        ([INIT, subscribe("1", STREAM, p="Count to a hundred."), subscribe("1", "{ __typename }")], 4409),
        ([b"\x00\x01"], 1003),
        (["x" * 300_000], 1009),
    ],
    ids=["no JSON", "unknown type", "before init", "init twice", "id twice", "binary", "too large"])
def test_what_breaks_the_protocol_closes_the_socket(socket_url, messages, code):
    _, closed = converse(socket_url, *messages)
    assert closed in (code, 4400 if code == 1003 else code)


def test_errors_before_execution_end_the_operation_only(socket_url):
    answers, _ = converse(socket_url, INIT, subscribe("1", "{ nowhere }"), subscribe("2", "{ __typename }"))
    error = next(a for a in answers if a.get("id") == "1")
    assert error["type"] == "error" and error["payload"][0]["locations"] == [{"line": 1, "column": 3}]
    assert any(a.get("id") == "2" and a["type"] == "next" for a in answers)
