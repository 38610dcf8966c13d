"""Workflows from start to end: executed, followed, cancelled, retried, signalled; on SQLite and on PostgreSQL."""
import json
import pathlib
import threading

import pytest
from conftest import post
from following import PROGRESS, follow_by_events, follow_by_socket
from servers import serving
from services import Postgres, wait_for

DEFINITIONS = {
    "greet": """
name: greet
description: Greets somebody.
inputs:
  who: {type: string, required: true, minLength: 1}
  times: {type: integer, default: 1, minimum: 1, maximum: 3}
steps:
  - name: hello
    transform: "Hello, {{ inputs.who }}!"
  - name: loud
    needs: hello
    transform: "{{ steps.hello.output | upper }}"
output: {text: "{{ steps.loud.output }}", times: "{{ inputs.times }}"}
""",
    "approve": """
name: approve
steps:
  - name: ask
    wait: {signal: approval}
  - name: done
    needs: ask
    transform: "{{ steps.ask.output.by }} agreed"
output: "{{ steps.done.output }}"
""",
    "flaky": """
name: flaky
inputs:
  url: {type: string, required: true}
steps:
  - name: first
    transform: "{{ 1 + 1 }}"
  - name: fetch
    needs: first
    http: {url: "{{ inputs.url }}"}
    retry: {attempts: 1}
output: "{{ steps.fetch.output.body }}"
""",
    "many": """
name: many
inputs:
  items: {type: list, required: true}
steps:
  - name: a
    forEach: inputs.items
    concurrency: 8
    transform: "{{ item * 2 }}"
output: "{{ steps.a.output | length }}"
""",
}
RUN = "id status progress result error errorCode workflow attempt"
EXECUTE = "mutation($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) { %s } }" % RUN
STATUS = "query($id: ID!) { workflowStatus(id: $id) { %s output steps { name status attempt output error } } }" % RUN


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("workflows")
    for name, text in DEFINITIONS.items():
        (folder / f"{name}.yaml").write_text(text)
    postgres = Postgres() if request.param == "postgres" else None
    try:
        with serving(
                "--workflows-dir", str(folder), "--step-allowed-hosts", "127.0.0.1",
                environment={"DATABASE_URL": postgres.url} if postgres else None) as server:
            server.definitions = folder
            yield server
    finally:
        if postgres:
            postgres.close()


def ask(server, query, **variables):
    answer = post(server.url, query, variables).json()
    assert "errors" not in answer, answer
    return next(iter(answer["data"].values()))


def refusal(server, query, **variables):
    error = post(server.url, query, variables).json()["errors"][0]
    return error["extensions"]["code"], error["message"]


def execute(server, workflow, inputs=None, **more):
    return ask(server, EXECUTE, input={"workflow": workflow, "inputs": inputs or {}, **more})


def ended(server, id, status="succeeded"):
    run = wait_for(
        lambda: (r := ask(server, STATUS, id=id))["status"] in ("succeeded", "failed", "cancelled") and r, "the run's end")
    assert run["status"] == status, run
    return run


def test_a_run_is_executed_and_its_status_tells_all(server):
    run = execute(server, "greet", {"who": "Ada"})
    assert run["status"] in ("queued", "running", "succeeded") and run["workflow"] == "greet"
    run = ended(server, run["id"])
    assert run["progress"] == 1 and json.loads(run["result"]) == run["output"] == {"text": "HELLO, ADA!", "times": 1}
    assert [(s["name"], s["status"], s["output"]) for s in run["steps"]] == [
        ("hello", "completed", "Hello, Ada!"), ("loud", "completed", "HELLO, ADA!")]


def test_progress_is_followed_to_the_end_over_both_transports(server):
    id = execute(server, "many", {"items": list(range(20))})["id"]
    by_events, completed = follow_by_events(server.url, PROGRESS, {"id": id})
    assert completed
    by_socket, completed = follow_by_socket(server.url, PROGRESS, {"id": id})
    assert completed
    assert [event for _, event in by_events] == by_socket
    assert [event["sequence"] for event in by_socket] == list(range(1, len(by_socket) + 1))
    assert [event_id for event_id, _ in by_events] == [event["position"] for event in by_socket]
    assert by_socket[0]["type"] == "run.queued" and by_socket[-1]["type"] == "run.succeeded"
    assert by_socket[-1]["progress"] == 1 and by_socket[-1]["status"] == "succeeded"
    finished = [event["step"] for event in by_socket if event["type"] == "step.completed"]
    assert sorted(finished) == sorted(["a"] + [f"a[{number}]" for number in range(20)])


def test_a_client_comes_back_where_it_was(server):
    id = execute(server, "many", {"items": list(range(5))})["id"]
    ended(server, id)
    everything, _ = follow_by_socket(server.url, PROGRESS, {"id": id})
    some, _ = follow_by_events(server.url, PROGRESS, {"id": id}, most=4)
    rest, completed = follow_by_events(server.url, PROGRESS, {"id": id}, last_id=some[-1][0])
    assert completed and [e for _, e in some + rest] == everything
    rest, completed = follow_by_socket(server.url, PROGRESS, {"id": id, "after": everything[6]["position"]})
    assert completed and rest == everything[7:]


def test_events_of_all_runs(server):
    query = """subscription { workflowEvents(filter: {workflows: ["greet"], types: ["run.succeeded"]}) {
      id type workflow position } }"""
    found = []

    def follow():
        found.extend(follow_by_events(server.url, query, {}, most=2)[0])

    thread = threading.Thread(target=follow)
    thread.start()
    ids = []
    while thread.is_alive():
        ids.append(execute(server, "greet", {"who": "Bo"})["id"])
        execute(server, "many", {"items": [1]})
        thread.join(0.5)
        assert len(ids) < 100
    assert all(event["type"] == "run.succeeded" and event["workflow"] == "greet" for _, event in found)
    assert {event["id"] for _, event in found} <= set(ids)
    after, _ = follow_by_socket(
        server.url, query.replace("workflowEvents(", 'workflowEvents(after: "%s", ' % found[0][0]), {}, most=1)
    assert after[0] == found[1][1]


def test_events_of_a_run_as_a_page(server):
    id = execute(server, "greet", {"who": "Ada"})["id"]
    ended(server, id)
    query = """query($id: ID!, $after: String) { workflowStatus(id: $id) {
      events(first: 2, after: $after) { sequence position type } } }"""
    first = ask(server, query, id=id)["events"]
    assert [event["sequence"] for event in first] == [1, 2]
    assert [e["sequence"] for e in ask(server, query, id=id, after=first[1]["position"])["events"]] == [3, 4]


def test_a_waiting_run_goes_on_with_a_signal(server):
    id = execute(server, "approve")["id"]
    wait_for(lambda: ask(server, STATUS, id=id)["status"] == "waiting", "the run to wait")
    signal = "mutation($id: ID!, $payload: JSON) { signalWorkflow(id: $id, name: \"approval\", payload: $payload) { id } }"
    ask(server, signal, id=id, payload={"by": "Ada"})
    assert ended(server, id)["result"] == "Ada agreed"
    assert refusal(server, signal, id=id, payload={})[0] == "CONFLICT_ERROR"


def test_a_waiting_run_is_cancelled_at_once(server):
    id = execute(server, "approve")["id"]
    wait_for(lambda: ask(server, STATUS, id=id)["status"] == "waiting", "the run to wait")
    cancel = "mutation($id: ID!) { cancelWorkflow(id: $id) { status error } }"
    assert ask(server, cancel, id=id)["status"] == "cancelled"
    assert ask(server, cancel, id=id)["status"] == "cancelled"
    events, completed = follow_by_socket(server.url, PROGRESS, {"id": id})
    assert completed and events[-1]["type"] == "run.cancelled"


def test_a_failed_run_goes_on_where_it_failed(server, tmp_path):
    import functools
    import http.server

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    site = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    id = execute(server, "flaky", {"url": f"http://127.0.0.1:{site.server_port}/page.txt"})["id"]
    run = ended(server, id, "failed")
    assert run["error"] and run["errorCode"] and "404" in run["error"]
    (tmp_path / "page.txt").write_text("there")
    retry = "mutation($id: ID!) { retryWorkflow(id: $id) { id status } }"
    assert ask(server, retry, id=id)["id"] == id
    run = ended(server, id)
    assert run["result"] == "there"
    events, _ = follow_by_socket(server.url, PROGRESS, {"id": id, "after": "0"})
    assert [e["step"] for e in events if e["type"] == "step.completed"] == ["first", "fetch"]
    assert refusal(server, retry, id=id)[0] == "CONFLICT_ERROR"
    site.shutdown()


def test_an_idempotency_key_gives_the_same_run(server):
    key = "key-1"
    first = execute(server, "greet", {"who": "Ada"}, idempotencyKey=key)["id"]
    assert execute(server, "greet", {"who": "Ada"}, idempotencyKey=key)["id"] == first
    code, _ = refusal(
        server, EXECUTE, input={"workflow": "greet", "inputs": {"who": "Bo"}, "idempotencyKey": key})
    assert code == "CONFLICT_ERROR"


def test_mistakes_are_named(server):
    code, message = refusal(server, EXECUTE, input={"workflow": "nope"})
    assert code == "NOT_FOUND_ERROR" and "nope" in message
    code, message = refusal(server, EXECUTE, input={"workflow": "greet", "inputs": {"times": 9, "whom": "x"}})
    assert code == "VALIDATION_ERROR" and "who" in message and "times" in message and "whom" in message
    answer = post(server.url, STATUS, {"id": "nope"}).json()
    assert answer["data"] == {"workflowStatus": None}
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND_ERROR"
    for after in ("x", "-1", "9" * 40):
        code, _ = refusal(server, "{ workflowHistory(after: \"%s\") { endCursor } }" % after)
        assert code == "VALIDATION_ERROR"


def test_history_is_paged_and_filtered(server):
    ids = [execute(server, "greet", {"who": f"P{number}"})["id"] for number in range(5)]
    for id in ids:
        ended(server, id)
    query = """query($after: String, $filter: WorkflowHistoryFilterInput) {
      workflowHistory(first: 2, after: $after, filter: $filter) { runs { id status } endCursor hasNextPage } }"""
    seen, after = [], None
    while True:
        page = ask(server, query, after=after, filter={"workflow": "greet", "statuses": ["succeeded"]})
        assert len(page["runs"]) <= 2 and all(run["status"] == "succeeded" for run in page["runs"])
        seen += [run["id"] for run in page["runs"]]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            break
    assert seen[:5] == ids[::-1] and len(seen) == len(set(seen))
    assert ask(server, query, filter={"from": "2099-01-01T00:00:00Z"})["runs"] == []


def test_definitions_are_listed_and_reloaded(server):
    workflows = ask(server, "{ workflows { name description version inputs { name type required default } steps } }")
    greet = next(workflow for workflow in workflows if workflow["name"] == "greet")
    assert greet["steps"] == ["hello", "loud"] and greet["description"] == "Greets somebody."
    assert greet["inputs"] == [
        {"name": "who", "type": "string", "required": True, "default": None},
        {"name": "times", "type": "integer", "required": False, "default": 1}]
    path = pathlib.Path(server.definitions) / "greet.yaml"
    path.write_text(DEFINITIONS["greet"].replace("Hello", "Goodbye"))
    try:
        wait_for(
            lambda: ask(server, '{ workflow(name: "greet") { version } }')["version"] != greet["version"],
            "the new definition")
        assert "GOODBYE" in ended(server, execute(server, "greet", {"who": "Ada"})["id"])["result"]
    finally:
        path.write_text(DEFINITIONS["greet"])
    wait_for(
        lambda: ask(server, '{ workflow(name: "greet") { version } }')["version"] == greet["version"], "the old one")
