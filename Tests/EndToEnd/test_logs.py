"""The log of model calls: each of them, however it ended, found again by its user."""
import pytest
from conftest import post
from scripted_model import scripted_model
from servers import serving
from services import Postgres, wait_for

LOGS = """query($user: ID!, $first: Int!, $after: String, $from: DateTime, $to: DateTime) {
  userLogs(userId: $user, first: $first, after: $after, from: $from, to: $to) {
    id timestamp userId modelType prompt response tokensUsed tokensEstimated outcome errorCode duration cursor } }"""
ASK = 'query($prompt: String!) { aiResponsePieces(prompt: $prompt, model: "external-model") }'


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(request):
    postgres = Postgres() if request.param == "postgres" else None
    try:
        with scripted_model() as model, serving(
                "--external-model-url", model.url, "--external-model-name", "x", "--model-first-token-timeout", "0.5",
                environment={"DATABASE_URL": postgres.url} if postgres else None) as server:
            server.model = model
            yield server
    finally:
        if postgres:
            postgres.close()


def logs(server, user, first=50, **more):
    answer = post(server.url, LOGS, {"user": user, "first": first, **more}).json()
    assert "errors" not in answer, answer
    return answer["data"]["userLogs"]


def ask(server, user, prompt, *pieces):
    for piece in pieces:
        server.model.pieces.put(piece)
    return post(server.url, ASK, {"prompt": prompt}, headers={"X-User-ID": user}).json()


def test_an_answer_is_in_the_log_of_who_asked(server):
    ask(server, "ada", "What?", "an", "swer", None)
    entry = wait_for(lambda: logs(server, "ada"), "the entry")[0]
    assert entry["prompt"].endswith("What?") and entry["response"] == "answer" and entry["outcome"] == "COMPLETED"
    assert entry["userId"] == "ada" and entry["modelType"] == "external-model" and entry["tokensUsed"] > 0
    assert entry["tokensEstimated"] and entry["duration"] > 0 and entry["errorCode"] is None
    assert logs(server, "bob") == []


def test_a_failure_is_in_the_log(server):
    assert ask(server, "eve", "Nothing comes.")["errors"][0]["extensions"]["code"] == "TIMEOUT"
    # What the timed-out call left unanswered.
    server.model.pieces.put(None)
    entry = wait_for(lambda: logs(server, "eve"), "the entry")[0]
    assert entry["outcome"] == "FAILED" and entry["errorCode"] == "TIMEOUT" and entry["response"] == ""


def test_pages_and_times(server):
    for number in range(5):
        ask(server, "cyd", f"number {number}", "x", None)
    entries = wait_for(lambda: len(found := logs(server, "cyd")) == 5 and found, "the entries")
    assert [entry["prompt"][-1] for entry in entries] == list("43210")
    first = logs(server, "cyd", first=2)
    assert first == entries[:2]
    assert logs(server, "cyd", first=3, after=first[-1]["cursor"]) == entries[2:5]
    assert logs(server, "cyd", **{"from": entries[1]["timestamp"]})[-1]["id"] in (entries[0]["id"], entries[1]["id"])
    assert logs(server, "cyd", to="2020-01-01T00:00:00Z") == []
    error = post(server.url, LOGS, {"user": "cyd", "first": 2, "after": "x"}).json()["errors"][0]
    assert error["extensions"]["code"] == "VALIDATION_ERROR"
