"""Trusted documents and automatic persisted queries over HTTP, WebSocket and server-sent events."""
import asyncio
import hashlib
import json
import signal
import subprocess
import uuid

import pytest
import requests
from conftest import post
from gql import Client, gql
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.websockets import WebsocketsTransport
from test_event_stream import events
from test_socket import INIT, converse
from test_start import CHARTER, Running, serve

CURRENT = {"Accept": "application/graphql-response+json"}


def manifest():
    out = subprocess.run([CHARTER, "operations", "--manifest"], capture_output=True, text=True, timeout=60, check=True)
    return json.loads(out.stdout)


@pytest.fixture(scope="session")
def operations():
    return {operation["name"]: operation for operation in manifest()["operations"]}


@pytest.fixture(scope="module")
def strict():
    """A server that runs trusted documents only."""
    server = Running("--local-model", "false", "--trusted-documents", "only")
    yield server.base + "/graphql"
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) == 0


def apq(text):
    return {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(text.encode()).hexdigest()}}


def fresh():
    """A text that nobody has sent before."""
    return f"query Q{uuid.uuid4().hex} {{ __typename }}"


def send(url, body, **headers):
    return requests.post(url, json=body, headers=CURRENT | headers, timeout=60)


def codes(answer):
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


# The manifest


def test_the_manifest_is_apollos(operations):
    whole = manifest()
    assert whole["format"] == "apollo-persisted-query-manifest" and whole["version"] == 1
    assert {"AskModel", "WatchAnswer", "Metrics", "Models"} <= operations.keys()
    for operation in operations.values():
        assert operation["id"] == hashlib.sha256(operation["body"].encode()).hexdigest()
    assert operations["WatchAnswer"]["type"] == "subscription"


def test_operations_are_listed(operations):
    out = subprocess.run([CHARTER, "operations"], capture_output=True, text=True, timeout=60, check=True)
    assert f"query Ping sha256:{operations['Ping']['id']}" in out.stdout.splitlines()


# HTTP


def test_a_trusted_document_is_named_by_post(url, operations):
    answer = send(url, {"documentId": "sha256:" + operations["Metrics"]["id"]})
    assert answer.status_code == 200 and answer.json()["data"]["systemMetrics"]["uptime"] > 0


def test_a_trusted_document_is_named_by_get(url, operations):
    answer = requests.get(url, params={"documentId": "sha256:" + operations["Ping"]["id"]}, headers=CURRENT, timeout=10)
    assert answer.status_code == 200 and answer.json() == {"data": {"__typename": "Query"}}


def test_a_trusted_document_is_named_as_apollos_clients_do(url, operations):
    answer = send(url, {"extensions": apq(operations["Ping"]["body"]), "operationName": "Ping"})
    assert answer.json() == {"data": {"__typename": "Query"}}


def test_variables_come_with_a_trusted_document(url, operations, model):
    body = {"documentId": "sha256:" + operations["AskModel"]["id"], "variables": {"prompt": "Say hello."}}
    assert send(url, body).json()["data"]["aiResponse"]["model"] == model
    missing = send(url, {"documentId": body["documentId"]})
    assert missing.status_code == 422 and "$prompt" in missing.json()["errors"][0]["message"]


@pytest.mark.parametrize("accept, status", [("application/graphql-response+json", 404), ("application/json", 200)])
def test_an_unknown_document_is_told_in_the_protocols_words(url, accept, status):
    answer = send(url, {"documentId": "sha256:" + "0" * 64}, Accept=accept)
    assert answer.status_code == status
    (error,) = answer.json()["errors"]
    assert error == {"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}
    assert "data" not in answer.json() and answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "body",
    [
        {"documentId": 7}, {"documentId": "a", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "b"}}},
        {"extensions": {"persistedQuery": 7}}, {"extensions": {"persistedQuery": {"version": 1}}},
    ],
    ids=["number", "two names", "no object", "no hash"])
def test_what_names_nothing_is_refused(url, body):
    answer = send(url, body)
    assert answer.status_code == 422 and codes(answer) == ["BAD_REQUEST"]


def test_an_automatic_query_is_learnt_once(url):
    text = fresh()
    assert codes(send(url, {"extensions": apq(text)})) == ["PERSISTED_QUERY_NOT_FOUND"]
    assert send(url, {"query": text, "extensions": apq(text)}).json() == {"data": {"__typename": "Query"}}
    for _ in range(3):
        assert send(url, {"extensions": apq(text)}).json() == {"data": {"__typename": "Query"}}


def test_an_automatic_query_is_learnt_and_asked_by_get(url):
    text = fresh()
    extensions = json.dumps(apq(text))
    for params, status in [({}, 404), ({"query": text}, 200), ({}, 200)]:
        answer = requests.get(url, params=params | {"extensions": extensions}, headers=CURRENT, timeout=10)
        assert answer.status_code == status


def test_a_browser_of_another_site_cannot_ask_by_get(url):
    answer = requests.get(
        url, params={"extensions": json.dumps(apq("{ __typename }"))},
        headers=CURRENT | {"Sec-Fetch-Site": "cross-site", "User-Agent": "Mozilla/5.0"}, timeout=10)
    assert answer.status_code == 403


def test_nobody_can_put_another_text_under_a_hash(url):
    text = fresh()
    answer = send(url, {"query": "{ models { name } }", "extensions": apq(text)})
    assert answer.status_code == 422 and codes(answer) == ["BAD_REQUEST"]
    assert codes(send(url, {"extensions": apq(text)})) == ["PERSISTED_QUERY_NOT_FOUND"]


@pytest.mark.parametrize("text", ["{", "{ nowhere }"])
def test_what_cannot_run_is_not_kept(url, text):
    text = f"# {uuid.uuid4()}\n{text}"
    assert send(url, {"query": text, "extensions": apq(text)}).status_code in (400, 422)
    assert codes(send(url, {"extensions": apq(text)})) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_figures_are_counted(base, url, operations):
    send(url, {"documentId": operations["Ping"]["id"]})
    page = requests.get(base + "/metrics", timeout=10).text
    line = next(line for line in page.splitlines() if line.startswith('charter_persisted_operations_total{outcome="trusted"}'))
    assert float(line.split()[-1]) >= 1


# WebSocket


def subscribe(id, **payload):
    return {"id": id, "type": "subscribe", "payload": payload}


def test_a_document_is_named_over_a_socket(socket_url, operations):
    text = fresh()
    for payload in [
        {"documentId": "sha256:" + operations["Ping"]["id"]}, {"extensions": apq(operations["Ping"]["body"])},
        {"query": text, "extensions": apq(text)}, {"extensions": apq(text)}, {"query": None, "extensions": apq(text)},
    ]:
        answers, _ = converse(socket_url, INIT, subscribe("1", **payload))
        assert answers[1:] == [
            {"id": "1", "type": "next", "payload": {"data": {"__typename": "Query"}}}, {"id": "1", "type": "complete"}]


def test_a_subscription_is_named_over_a_socket(socket_url, operations, model):
    answers, _ = converse(socket_url, INIT, subscribe(
        "1", documentId="sha256:" + operations["WatchAnswer"]["id"], variables={"prompt": "Say hello."}))
    types = [a["payload"]["data"]["aiResponseStream"]["__typename"] for a in answers if a["type"] == "next"]
    assert types[0] == "AIResponseStarted" and types[-1] == "AIResponseCompleted"


def test_an_unknown_document_ends_its_operation_only(socket_url):
    answers, _ = converse(
        socket_url, INIT, subscribe("1", documentId="unknown"), subscribe("2", query="{ __typename }"))
    (error,) = [a for a in answers if a.get("id") == "1"]
    assert error["type"] == "error" and error["payload"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
    assert any(a.get("id") == "2" and a["type"] == "next" for a in answers)


# Server-sent events


def stream(url, body):
    with requests.post(url, json=body, headers={"Accept": "text/event-stream"}, stream=True, timeout=120) as answer:
        received = []
        for event in events(answer):
            received.append(event)
            if event["event"] == "complete":
                break
    return [json.loads(e["data"]) for e in received if e["event"] == "next"]


def test_a_subscription_is_named_over_an_event_stream(url, operations, model):
    body = {"documentId": "sha256:" + operations["WatchAnswer"]["id"], "variables": {"prompt": "Say hello."}}
    data = [e["data"]["aiResponseStream"]["__typename"] for e in stream(url, body)]
    assert data[0] == "AIResponseStarted" and data[-1] == "AIResponseCompleted"


def test_an_automatic_query_over_an_event_stream(url):
    text = fresh()
    (unknown,) = stream(url, {"extensions": apq(text)})
    assert unknown["errors"][0]["message"] == "PersistedQueryNotFound"
    assert stream(url, {"query": text, "extensions": apq(text)}) == [{"data": {"__typename": "Query"}}]
    assert stream(url, {"extensions": apq(text)}) == [{"data": {"__typename": "Query"}}]


# Only trusted documents


def test_a_strict_server_refuses_every_other_text(strict):
    for text in ["{ __typename }", "{ models { name } }", "{ __schema { queryType { name } } }", "{"]:
        answer = send(strict, {"query": text})
        assert answer.status_code == 403 and codes(answer) == ["OPERATION_NOT_TRUSTED"]
        assert "data" not in answer.json()
    answer = requests.get(strict, params={"query": "{ __typename }"}, headers=CURRENT, timeout=10)
    assert answer.status_code == 403


def test_a_strict_server_learns_nothing(strict):
    text = fresh()
    assert codes(send(strict, {"extensions": apq(text)})) == ["PERSISTED_QUERY_NOT_FOUND"]
    assert codes(send(strict, {"query": text, "extensions": apq(text)})) == ["OPERATION_NOT_TRUSTED"]
    assert codes(send(strict, {"extensions": apq(text)})) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_a_strict_server_refuses_over_every_door(strict, operations):
    (refused,) = stream(strict, {"query": "{ __typename }"})
    assert refused["errors"][0]["extensions"]["code"] == "OPERATION_NOT_TRUSTED"
    answers, _ = converse(
        strict.replace("http", "ws", 1), INIT, subscribe("1", query="{ __typename }"),
        subscribe("2", documentId=operations["Ping"]["id"]))
    (error,) = [a for a in answers if a.get("id") == "1"]
    assert error["type"] == "error" and error["payload"][0]["extensions"]["code"] == "OPERATION_NOT_TRUSTED"
    assert any(a.get("id") == "2" and a["type"] == "next" for a in answers)


def test_gql_runs_trusted_texts_on_a_strict_server(strict, operations):
    """The client prints the text itself; it is the manifest's, byte by byte."""
    document = gql(operations["Metrics"]["body"])
    client = Client(transport=AIOHTTPTransport(url=strict))
    assert client.execute(document)["systemMetrics"]["uptime"] > 0

    async def over_a_socket():
        transport = WebsocketsTransport(
            url=strict.replace("http", "ws", 1), subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL])
        async with Client(transport=transport) as session:
            return await session.execute(gql(operations["Ping"]["body"]))

    assert asyncio.run(asyncio.wait_for(over_a_socket(), 60)) == {"__typename": "Query"}


# Manifests of others, and switches


def test_more_documents_come_from_manifests(tmp_path):
    text = "query Extra { __typename }"
    apollo, plain = tmp_path / "apollo.json", tmp_path / "plain.json"
    operation = {"id": hashlib.sha256(text.encode()).hexdigest(), "name": "Extra", "type": "query", "body": text}
    apollo.write_text(json.dumps({"format": "apollo-persisted-query-manifest", "version": 1, "operations": [operation]}))
    plain.write_text(json.dumps({"extra-1": "{ systemMetrics { uptime } }"}))
    server = Running(
        "--local-model", "false", "--trusted-documents", "only", "--trusted-documents-manifest", f"{apollo},{plain}")
    url = server.base + "/graphql"
    assert send(url, {"documentId": "sha256:" + operation["id"]}).json() == {"data": {"__typename": "Query"}}
    assert send(url, {"documentId": "extra-1"}).json()["data"]["systemMetrics"]["uptime"] > 0
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) == 0


def test_mistakes_in_a_manifest_stop_the_start_where_they_are(tmp_path):
    file = tmp_path / "m.json"
    file.write_text('{\n  "a": "{ nowhere }",\n  "b": "{"\n}')
    ended = serve("--port", "0", "--local-model", "false", "--trusted-documents-manifest", f"{file},/nowhere.json")
    assert ended.returncode == 2 and ended.stdout == ""
    assert f'{file}:2:3: error: Cannot query field "nowhere" on type "Query".' in ended.stderr
    assert f"{file}:3:3: error: Syntax Error" in ended.stderr
    assert "/nowhere.json: the file cannot be read" in ended.stderr


def test_both_can_be_switched_off(operations):
    server = Running(
        "--local-model", "false", "--trusted-documents", "off", "--automatic-persisted-queries", "0")
    url = server.base + "/graphql"
    text = operations["Ping"]["body"]
    named = send(url, {"extensions": apq(text)})
    assert named.status_code == 422
    assert named.json()["errors"] == [
        {"message": "PersistedQueryNotSupported", "extensions": {"code": "PERSISTED_QUERY_NOT_SUPPORTED"}}]
    assert codes(send(url, {"documentId": operations["Ping"]["id"]})) == ["PERSISTED_QUERY_NOT_FOUND"]
    assert post(url, text).json() == {"data": {"__typename": "Query"}}
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) == 0
