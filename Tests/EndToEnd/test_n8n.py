"""Runs of n8n behind the server: started by webhook, followed by callbacks and by looking, repeated, cancelled, with a
credential. The n8n is a stub that follows the recorded facts of its API."""
import json

import pytest
from following import PROGRESS, follow_by_socket
from n8n_stub import n8n_stub
from servers import Running
from services import free_port, wait_for
from test_workflows import STATUS, ask, execute

DEFINITION = """
name: outside
inputs:
  text: {type: string, default: hi}
steps:
  - name: call
    n8n: {workflow: "7", path: review, credential: door, data: {text: "{{ inputs.text }}"}}
output: "{{ steps.call.output }}"
"""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "outside.yaml").write_text(DEFINITION)
    credentials = tmp_path / "credentials.json"
    credentials.write_text(json.dumps({"door": {"header": {"name": "X-Door", "value": "open sesame"}}}))
    port = free_port()
    with n8n_stub() as n8n:
        n8n.stub.workflows["7"] = {
            "path": "review", "is_active": True, "auth": {"type": "header", "name": "X-Door", "value": "open sesame"},
            "script": ["running"], "result": {"verdict": "good"}}
        server = Running(
            "--local-model", "false", "--port", str(port), "--workflows-dir", str(tmp_path), "--n8n-url", n8n.url,
            "--n8n-api-key", "n8n-key", "--n8n-credentials-file", str(credentials),
            "--callback-url", f"http://127.0.0.1:{port}", "--callback-secret", "0123456789abcdef")
        try:
            yield server, n8n.stub
            assert server.stop() == 0
        finally:
            server.kill()


def started(stub):
    return wait_for(lambda: stub.executions and stub.executions[0], "the execution")


def ended(server, id, status="succeeded"):
    run = wait_for(
        lambda: (r := ask(server, STATUS, id=id))["status"] in ("succeeded", "failed", "cancelled") and r, "the end",
        60)
    assert run["status"] == status, run
    return run


def test_an_execution_is_started_once_and_its_callbacks_are_heard(place):
    server, stub = place
    id = execute(server, "outside", {"text": "diff"})["id"]
    execution = started(stub)
    assert execution.body["text"] == "diff" and execution.body["charter"]["run_id"] == id
    assert stub.call_back(execution, {"execution_id": "$execution", "status": "running", "progress": 0.5}) == 202
    assert stub.call_back(
        execution, {"execution_id": "$execution", "status": "success", "result": {"verdict": "fine"}}) == 202
    run = ended(server, id)
    assert run["output"]["result"] == {"verdict": "fine"}
    assert len(stub.executions) == 1
    events, _ = follow_by_socket(server.url, PROGRESS, {"id": id})
    assert any(event["type"] == "n8n.progress" for event in events)


def test_a_lost_callback_is_made_up_for_by_looking(place):
    server, stub = place
    id = execute(server, "outside")["id"]
    started(stub).turn("success")
    run = ended(server, id)
    assert "good" in json.dumps(run["output"])
    assert len(stub.executions) == 1


def test_a_failed_execution_fails_the_run_with_its_reason(place):
    server, stub = place
    stub.workflows["7"] |= {"error": "node Code: boom", "retry_script": ["error"]}
    id = execute(server, "outside")["id"]
    started(stub).turn("error")
    run = ended(server, id, "failed")
    assert "node Code: boom" in run["error"] and run["errorCode"] == "UPSTREAM_ERROR"
    # The step's three attempts: one start, and two repetitions of it.
    assert [execution.retry_of for execution in stub.executions] == [None, 231, 232]


def test_a_failed_execution_is_repeated_by_n8n_when_its_run_is_retried(place):
    server, stub = place
    id = execute(server, "outside")["id"]
    started(stub).turn("canceled")
    ended(server, id, "failed")
    stub.executions[0].turn("error", "node Code: boom")
    stub.workflows["7"]["retry_script"] = ["success"]
    ask(server, "mutation($id: ID!) { retryWorkflow(id: $id) { status } }", id=id)
    run = ended(server, id)
    assert "good" in json.dumps(run["output"])
    assert [execution.retry_of for execution in stub.executions] == [None, stub.executions[0].number]


def test_cancelling_the_run_stops_the_execution(place):
    server, stub = place
    id = execute(server, "outside")["id"]
    execution = started(stub)
    wait_for(lambda: ask(server, STATUS, id=id)["status"] == "waiting", "the run to wait")
    ask(server, "mutation($id: ID!) { cancelWorkflow(id: $id) { status } }", id=id)
    assert ended(server, id, "cancelled")
    wait_for(lambda: execution.status == "canceled", "n8n to hear of it")


def test_a_forged_callback_is_refused(place):
    server, stub = place
    import requests
    for token in ("x", "a.b.c", "0" * 300):
        answer = requests.post(f"{server.base}/callbacks/n8n/{token}", json={"status": "success"}, timeout=30)
        assert answer.status_code == 401, answer.text
