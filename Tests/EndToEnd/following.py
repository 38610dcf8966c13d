"""Following subscriptions by other people's clients, over server-sent events and WebSocket."""
import asyncio
import json

import requests
import websockets

PROGRESS = """subscription($id: ID!, $after: String) { workflowProgress(id: $id, after: $after) {
  sequence position type step status progress data } }"""


def events(answer):
    """The events of an answer that is an event stream, as they come."""
    event = {}
    for line in answer.iter_lines(chunk_size=1, decode_unicode=True):
        if not line:
            if event.get("event"):
                yield event
            event = {}
        elif not line.startswith(":"):
            field, _, value = line.partition(":")
            event[field] = value.removeprefix(" ")


def follow_by_events(url, query, variables, last_id=None, most=None):
    """The data of a subscription's events with their ids, until it completes or enough have come; whether it completed."""
    headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": last_id} if last_id is not None else {})
    found = []
    with requests.post(
        url, json={"query": query, "variables": variables}, headers=headers, stream=True, timeout=60) as answer:
        assert answer.status_code == 200, answer.text
        for event in events(answer):
            if event["event"] == "complete":
                return found, True
            response = json.loads(event["data"])
            assert "errors" not in response, response
            found.append((event["id"], next(iter(response["data"].values()))))
            if most is not None and len(found) >= most:
                return found, False
    return found, False


def follow_by_socket(url, query, variables, most=None):
    """The same over `graphql-transport-ws`, without ids."""

    async def run():
        found = []
        socket = await websockets.connect(
            url.replace("http", "ws", 1), subprotocols=["graphql-transport-ws"], max_size=1 << 22)
        try:
            await socket.send(json.dumps({"type": "connection_init"}))
            await socket.send(json.dumps(
                {"id": "1", "type": "subscribe", "payload": {"query": query, "variables": variables}}))
            async for text in socket:
                message = json.loads(text)
                if message["type"] == "ping":
                    await socket.send(json.dumps({"type": "pong"}))
                elif message["type"] == "complete":
                    return found, True
                elif message["type"] == "next":
                    assert "errors" not in message["payload"], message
                    found.append(next(iter(message["payload"]["data"].values())))
                    if most is not None and len(found) >= most:
                        return found, False
                else:
                    assert message["type"] in ("connection_ack", "pong"), message
            return found, False
        finally:
            # Gone without a word, as a client whose network fails.
            socket.transport.abort()

    return asyncio.run(asyncio.wait_for(run(), 120))
