"""Subscriptions by server-sent events, with curl and requests."""
import json

import requests
from scripted_model import scripted_model
from servers import serving

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


def test_quiet_streams_have_comments_and_events_have_ids():
    with scripted_model() as model, serving(
            "--external-model-url", model.url, "--external-model-name", "x", "--keep-alive-interval", "0.2") as server:
        query = 'subscription { aiResponseStream(prompt: "x", model: "external-model") { __typename } }'
        with requests.get(
            server.url, params={"query": query}, headers={"Accept": "text/event-stream", "Last-Event-ID": "41"},
            stream=True, timeout=60) as answer:
            assert answer.headers["Cache-Control"] == "no-store"
            lines = []
            for line in answer.iter_lines(chunk_size=1, decode_unicode=True):
                lines.append(line)
                if line == ":" and lines.count(":") == 2:
                    model.pieces.put("one ")
                    model.pieces.put(None)
                if line.startswith("event: complete"):
                    break
            ids = [int(line.removeprefix("id: ")) for line in lines if line.startswith("id: ")]
            assert ids == list(range(42, 42 + len(ids))) and len(ids) >= 3


def test_refusals_are_events_of_a_stream(url):
    for query in ["{", "{ nowhere }", "subscription { nowhere }"]:
        answer = requests.post(url, json={"query": query}, headers={"Accept": "text/event-stream"}, timeout=30)
        assert answer.status_code == 200
        received = list(events(answer))
        assert [e["event"] for e in received] == ["next", "complete"]
        assert "errors" in json.loads(received[0]["data"])
