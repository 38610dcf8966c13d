"""The old REST interface as the platform's guide describes it, used as a client of it would."""
import datetime
import json
import re

import pytest
import requests
from servers import serving

WORKFLOW = """name: test_workflow
inputs:
  test: {type: string, required: true}
steps:
  - name: echo
    transform: "{{ inputs.test }}"
output: "{{ steps.echo.output }}"
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workflows")
    (folder / "test_workflow.yaml").write_text(WORKFLOW)
    with serving("--workflows-dir", str(folder)) as server:
        yield server


def envelope(answer, status=200):
    """The guide's response format, on every answer."""
    assert answer.status_code == status, (answer.status_code, answer.text)
    result = answer.json()
    assert set(result) >= {"success", "data", "error", "timestamp", "request_id"}
    assert datetime.datetime.fromisoformat(result["timestamp"].replace("Z", "+00:00")).tzinfo
    assert result["timestamp"].endswith("Z")
    assert result["request_id"] == answer.headers["X-Request-ID"]
    assert result["success"] is (status < 400)
    if status < 400:
        assert result["error"] is None
        return result["data"]
    assert result["data"] is None and isinstance(result["error"], str) and result["code"]
    return result


class TestIntegrationTestFramework:
    """The two tests of the guide's own framework, with its requests and assertions."""

    def test_ai_generation(self, base, model):
        data = {"prompt": "Hello, how are you?", "model": "cursor-native-ai"}
        response = requests.Session().post(f"{base}/api/v1/ai/generate", json=data)
        assert response.status_code == 200
        result = response.json()
        assert result["success"] == True  # noqa: E712 — as the guide has it
        assert "content" in result["data"]

    def test_workflow_execution(self, server):
        data = {"workflow_id": "test_workflow", "input_data": {"test": "data"}}
        response = requests.Session().post(f"{server.base}/api/v1/workflow/execute", json=data)
        assert response.status_code == 200
        result = response.json()
        assert result["success"] == True  # noqa: E712
        assert "execution_id" in result["data"]


def test_an_answer_is_that_of_the_guide(base, model):
    answer = requests.post(
        f"{base}/api/v1/ai/generate", json={"prompt": "Name a colour.", "max_tokens": 16},
        headers={"X-Request-ID": "req_123456"})
    data = envelope(answer)
    assert data["content"] == data["response"] and data["model"] == model
    assert isinstance(data["tokens_used"], int) and data["tokens_used"] > 0
    assert answer.json()["request_id"] == "req_123456"


def test_a_conversation_with_roles_in_any_case(base, model):
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello!"}]
    data = envelope(requests.post(f"{base}/api/v1/ai/chat", json={"messages": messages, "max_tokens": 16}))
    assert data["content"] == data["response"] and data["tokens_used"] > 0


def test_code_and_analysis(base, model):
    data = envelope(requests.post(
        f"{base}/api/v1/ai/code", json={"prompt": "Print one.", "language": "python", "max_tokens": 32}))
    assert data["language"] == "python" and data["code"]
    data = envelope(requests.post(
        f"{base}/api/v1/ai/analyze", json={"content": "The build is slow.", "kind": "summary", "max_tokens": 256}))
    assert data["kind"] == "SUMMARY" and data["content"]


def test_the_load_test_s_request_is_refused_as_invalid(base):
    result = envelope(requests.post(f"{base}/api/v1/ai/generate", json={"test": "data"}), 400)
    assert result["code"] == "VALIDATION_ERROR" and "test" in result["error"] and "details" in result


def test_unknown_places_and_methods_have_the_envelope_too(base):
    assert envelope(requests.get(f"{base}/api/v1/ai/nothing"), 404)["code"] == "NOT_FOUND_ERROR"
    answer = requests.delete(f"{base}/api/v1/ai/generate")
    envelope(answer, 405)
    assert "POST" in answer.headers["Allow"]


def test_a_run_by_execute_status_and_history(server):
    data = envelope(requests.post(
        f"{server.base}/api/v1/workflow/execute",
        json={"workflow_id": "test_workflow", "input_data": {"test": "data"}}))
    run = data["execution_id"]
    for _ in range(200):
        status = envelope(requests.get(f"{server.base}/api/v1/workflow/status", params={"execution_id": run}))
        if status["status"] not in ("queued", "running"):
            break
    assert status["status"] == "succeeded" and status["progress"] == 1 and status["result"] == "data"
    history = envelope(requests.get(f"{server.base}/api/v1/workflow/history", params={"first": 5}))
    assert run in [entry["execution_id"] for entry in history["runs"]]
    none = envelope(requests.get(f"{server.base}/api/v1/workflow/status", params={"execution_id": "nothing"}), 404)
    assert none["code"] == "NOT_FOUND_ERROR"
    refused = requests.post(f"{server.base}/api/v1/workflow/execute", json={"workflow_id": "nothing"})
    assert envelope(refused, 404)["code"] == "NOT_FOUND_ERROR"


def test_the_log_is_written_and_read(server):
    entry = {"timestamp": "2024-08-07T08:45:00Z", "user_id": "guide", "model_type": "cursor-native-ai", "prompt": "p",
             "response": "r", "tokens_used": 150}
    written = requests.post(f"{server.base}/api/v1/db/logs", json=entry)
    made = envelope(written, 201)
    found = envelope(requests.get(f"{server.base}/api/v1/db/logs", params={"user_id": "guide", "first": 10}))
    assert [each["id"] for each in found] == [made["id"]]
    assert found[0]["tokens_used"] == 150 and found[0]["model_type"] == "cursor-native-ai"


def test_metrics(server):
    data = envelope(requests.get(f"{server.base}/api/v1/db/metrics"))
    assert data["uptime"] > 0 and data["requests_served"] >= 0


def test_contexts(server):
    contexts = f"{server.base}/api/context"
    made = requests.post(contexts, json={"type": "note", "content": "Octopuses have three hearts."})
    first = envelope(made, 201)["id"]
    assert made.headers["Location"].endswith(f"/api/context/{first}")
    second = envelope(requests.post(contexts, json={
        "type": "fact", "content": "Squids have three hearts as well.",
        "relationships": [{"target_context_id": first, "relationship_type": "supports", "strength": 0.5}]}), 201)["id"]
    read = requests.get(f"{contexts}/{first}")
    assert envelope(read)["content"] == "Octopuses have three hearts."
    assert requests.get(f"{contexts}/{first}", headers={"If-None-Match": read.headers["ETag"]}).status_code == 304
    changed = requests.put(f"{contexts}/{first}", json={"content": "Octopuses have nine brains."},
                           headers={"If-Match": read.headers["ETag"]})
    assert envelope(changed)["type"] == "note"
    stale = requests.put(f"{contexts}/{first}", json={"content": "x"}, headers={"If-Match": read.headers["ETag"]})
    assert stale.status_code == 412
    found = envelope(requests.get(f"{contexts}/search", params={"query": "brains", "type": "note"}))
    assert first in re.findall(r'"id": ?"([^"]+)"', json.dumps(found))
    related = requests.post(f"{contexts}/{first}/relationships", json={
        "target_context_id": second, "relationship_type": "mentions", "strength": 0.25})
    assert related.status_code in (200, 201), related.text
    listed = envelope(requests.get(f"{contexts}/{first}/relationships"))
    assert second in json.dumps(listed)
    assert requests.delete(f"{contexts}/{first}").status_code == 204
    assert envelope(requests.get(f"{contexts}/{first}"), 404)["code"] == "NOT_FOUND_ERROR"


def test_a_request_that_nobody_waits_for(base, model):
    submitted = requests.post(f"{base}/api/v1/ai/requests", json={"prompt": "Name a colour.", "max_tokens": 16})
    data = envelope(submitted, 202)
    assert data["status"] in ("processing", "completed")
    result = f"{base}/api/v1/ai/requests/{data['request_id']}"
    assert submitted.headers["Location"].endswith(f"/api/v1/ai/requests/{data['request_id']}")
    for _ in range(600):
        state = envelope(requests.get(result))
        if state["status"] != "processing":
            break
    assert state["status"] == "completed" and state["response"]["tokens_used"] > 0
    assert envelope(requests.get(f"{base}/api/v1/ai/requests/nothing"), 404)["code"] == "NOT_FOUND_ERROR"
