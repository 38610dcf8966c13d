"""GraphQL over HTTP with curl and requests: answers, refusals, and input that breaks something elsewhere."""
import json
import subprocess

import pytest
import requests
from conftest import post

ASK = "query($p: String!, $m: String) { aiResponse(prompt: $p, model: $m) { content model tokensUsed responseTime timestamp } }"


def test_a_real_model_answers(url, model):
    answer = post(url, ASK, {"p": "Say hello."})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/graphql-response+json")
    reply = answer.json()["data"]["aiResponse"]
    assert reply["content"] and reply["model"] == model
    assert reply["tokensUsed"] > 0 and reply["responseTime"] > 0
    assert reply["timestamp"].endswith("Z")


def test_curl_asks_as_the_readme_says(url, model):
    body = json.dumps({"query": '{ aiResponse(prompt: "Say hello.") { content model } }'})
    out = subprocess.run(
        ["curl", "-sS", "--fail", url, "-H", "Content-Type: application/json", "-d", body],
        capture_output=True, text=True, timeout=120, check=True)
    assert json.loads(out.stdout)["data"]["aiResponse"]["model"] == model


def test_an_unknown_model_is_refused_with_the_known_names(url):
    answer = post(url, ASK, {"p": "x", "m": "nobody"}).json()
    assert answer["data"] == {"aiResponse": None}
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "VALIDATION_ERROR"
    assert error["path"] == ["aiResponse"]
    for name in ("cursor-native-ai", "external-model", "specialized-agent"):
        assert name in error["message"]


def test_a_model_that_is_not_configured_says_what_is_missing(url):
    answer = post(url, ASK, {"p": "x", "m": "external-model"}).json()
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "UPSTREAM_ERROR"
    assert "CHARTER_EXTERNAL_MODEL_URL" in error["message"]


def test_an_agent_answers_over_the_local_model(url, model):
    answer = post(url, ASK, {"p": "What is 1+1?", "m": "specialized-agent"}).json()
    assert answer["data"]["aiResponse"]["model"] == "specialized-agent"


def test_models_are_listed(url):
    models = post(url, "{ models { name kind aliases isDefault status description } }").json()["data"]["models"]
    assert [m["name"] for m in models] == ["cursor-native-ai", "external-model", "specialized-agent"]
    assert [m["kind"] for m in models] == ["LOCAL", "EXTERNAL", "AGENT"]


def test_system_metrics_are_real(url):
    query = "{ systemMetrics { uptime residentMemory requestsServed requestsInFlight meanLatency p99Latency modelCalls modelTokens } }"
    first = post(url, query).json()["data"]["systemMetrics"]
    second = post(url, query).json()["data"]["systemMetrics"]
    assert second["uptime"] > first["uptime"] > 0
    assert second["requestsServed"] > first["requestsServed"]
    assert first["residentMemory"] > 1_000_000
    assert first["requestsInFlight"] >= 1
    assert second["p99Latency"] >= second["meanLatency"] * 0.5 > 0


def test_get_answers_queries_and_refuses_what_changes(url):
    headers = {"Accept": "application/graphql-response+json"}
    answer = requests.get(url, params={"query": "{ __typename }"}, headers=headers, timeout=10)
    assert answer.status_code == 200 and answer.json() == {"data": {"__typename": "Query"}}
    refused = requests.get(url, params={"query": "subscription { aiResponseStream(prompt: \"x\") { __typename } }"}, headers=headers, timeout=10)
    assert refused.status_code >= 400


@pytest.mark.parametrize(
    "body, content_type, statuses",
    [
        (b"{", "application/json", {400}),
        (b"", "application/json", {400}),
        (b"[]", "application/json", {400, 422}),
        (b'{"query": 7}', "application/json", {400, 422}),
        (b'{"variables": {}}', "application/json", {400, 422}),
        (b'{"query": "{ __typename }", "variables": 3}', "application/json", {400, 422}),
        (b'{"query": "{ __typename }", "operationName": "X"}', "application/json", {400, 422}),
        (b'{"query": "{ nowhere }"}', "application/json", {400, 422}),
        (b'{"query": "\xff"}', "application/json", {400}),
        (b'{"query": "{ __typename }"}', "text/plain", {415}),
        (b'{"query": "{ __typename }"}', "application/json; charset=utf-7", {415}),
        (b'{"query": "{ __typename }", "x": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", "application/json", {400}),
        (json.dumps({"query": "{ a" * 10_000 + " }" * 10_000}).encode(), "application/json", {400, 422}),
        (json.dumps({"query": "{" + "a:__typename " * 70_000 + "}"}).encode(), "application/json", {400, 422}),
        (b" " * (2 << 20), "application/json", {413}),
    ],
    ids=["cut off", "empty", "list", "query number", "no query", "variables number", "unknown operation", "unknown field",
         "invalid UTF-8", "wrong type", "exotic charset", "deep JSON", "deep selections", "a megabyte of aliases", "too large"])
def test_malformed_requests_get_their_status_and_the_server_stays(url, body, content_type, statuses):
    headers = {"Content-Type": content_type, "Accept": "application/graphql-response+json"}
    try:
        answer = requests.post(url, data=body, headers=headers, timeout=30)
        assert answer.status_code in statuses
        assert answer.json()["errors"]
    except requests.exceptions.ConnectionError:
        assert statuses == {413}, "only a body beyond the limit may be cut off while it is sent"
    assert post(url, "{ __typename }").json() == {"data": {"__typename": "Query"}}


def test_not_acceptable(url):
    assert requests.post(url, json={"query": "{ __typename }"}, headers={"Accept": "image/png"}, timeout=10).status_code == 406


def test_other_methods_are_told_what_is_allowed(url):
    answer = requests.put(url, json={"query": "{ __typename }"}, timeout=10)
    assert answer.status_code == 405
    assert {"GET", "POST"} <= {m.strip() for m in answer.headers["Allow"].split(",")}


def test_errors_are_located(url):
    (error,) = post(url, "{\n  nowhere\n}").json()["errors"]
    assert error["locations"] == [{"line": 2, "column": 3}]
    assert error["message"].startswith('Cannot query field "nowhere" on type "Query".')
