"""Subscriptions by server-sent events, with curl and requests."""
import json

import requests

STREAM = """subscription($p: String!) { aiResponseStream(prompt: $p) { __typename
  ... on AIResponseDelta { text } ... on AIResponseCompleted { response { content } } } }"""


def events(answer):
    event = {}
    for line in answer.iter_lines(decode_unicode=True):
        if not line:
            if event.get("event"):
                yield event
            event = {}
        elif not line.startswith(":"):
            field, _, value = line.partition(":")
            event[field] = value.removeprefix(" ")


def test_tokens_arrive_as_events(url, model):
    with requests.post(
        url, json={"query": STREAM, "variables": {"p": "Say hello."}}, headers={"Accept": "text/event-stream"},
        stream=True, timeout=120) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        received = []
        for event in events(answer):
            received.append(event)
            if event["event"] == "complete":
                break
    data = [json.loads(e["data"])["data"]["aiResponseStream"] for e in received if e["event"] == "next"]
    assert data[0]["__typename"] == "AIResponseStarted"
    assert data[-1]["__typename"] == "AIResponseCompleted"
    assert "".join(d["text"] for d in data[1:-1]) == data[-1]["response"]["content"]
    assert all(e.get("id") for e in received if e["event"] == "next")
    assert received[-1]["event"] == "complete"


def test_a_query_as_a_stream_of_one(url):
    answer = requests.post(
        url + "/stream", json={"query": "{ __typename }"}, headers={"Accept": "text/event-stream"}, timeout=30)
    received = list(events(answer))
    assert [e["event"] for e in received] == ["next", "complete"]
    assert json.loads(received[0]["data"]) == {"data": {"__typename": "Query"}}
