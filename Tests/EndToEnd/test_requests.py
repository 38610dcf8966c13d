"""Requests to models that nobody waits for: submitted, followed from the beginning at any time, asked for later."""
import json

import pytest
from conftest import post
from following import follow_by_events, follow_by_socket
from scripted_model import scripted_model
from servers import serving
from services import wait_for

SUBMIT = "mutation($input: AIRequestInput!) { submitAIRequest(input: $input) { id status model } }"
RESULT = """query($id: ID!) { aiRequest(id: $id) { id status model error errorCode finishedAt
  response { content model tokensUsed responseTime timestamp } } }"""
STREAM = """subscription($id: ID!, $after: String) { aiRequestStream(id: $id, after: $after) { __typename position
  ... on AIRequestStarted { model attempt } ... on AIRequestDelta { text }
  ... on AIRequestCompleted { response { content } } ... on AIRequestFailed { error errorCode } } }"""


def submit(url, **input):
    answer = post(url, SUBMIT, {"input": input}).json()
    assert "errors" not in answer, answer
    return answer["data"]["submitAIRequest"]


def result(url, id):
    return post(url, RESULT, {"id": id}).json()["data"]["aiRequest"]


def text_of(events):
    """What a client shows at the end: text after the last start."""
    text = ""
    for event in events:
        if event["__typename"] == "AIRequestStarted":
            text = ""
        elif event["__typename"] == "AIRequestDelta":
            text += event["text"]
    return text


def test_the_real_model_answers_without_anybody_waiting(url, model):
    request = submit(url, prompt="Say hello.", maxTokens=30)
    assert request["status"] == "processing" and request["model"] == model
    done = wait_for(
        lambda: (r := result(url, request["id"])) and r["status"] != "processing" and r, "the answer", 120)
    assert done["status"] == "completed" and done["response"]["content"] and done["response"]["tokensUsed"] > 0
    late, completed = follow_by_events(url, STREAM, {"id": request["id"]})
    assert completed and text_of(event for _, event in late) == done["response"]["content"]
    again, completed = follow_by_socket(url, STREAM, {"id": request["id"], "after": late[2][0]})
    assert completed and again == [event for _, event in late[3:]]


@pytest.fixture(scope="module")
def scripted():
    with scripted_model() as model, serving(
            "--external-model-url", model.url, "--external-model-name", "x", "--default-model", "external-model") as server:
        server.model = model
        yield server


def test_tokens_reach_who_came_early_and_who_came_late(scripted):
    id = submit(scripted.url, prompt="x")["id"]
    assert result(scripted.url, id)["status"] == "processing"
    scripted.model.pieces.put("one ")
    early, completed = follow_by_socket(scripted.url, STREAM, {"id": id}, most=3)
    assert not completed and text_of(early) == "one "
    scripted.model.pieces.put("two")
    scripted.model.pieces.put(None)
    rest, completed = follow_by_socket(scripted.url, STREAM, {"id": id, "after": early[-1]["position"]})
    assert completed and rest[-1]["response"]["content"] == "one two" == text_of(early + rest)
    everything, _ = follow_by_socket(scripted.url, STREAM, {"id": id})
    assert everything == early + rest
    assert result(scripted.url, id)["response"]["content"] == "one two"


def test_a_conversation_with_a_task(scripted):
    id = submit(
        scripted.url, task="ANALYZE", messages=[{"role": "USER", "content": "a"}, {"role": "ASSISTANT", "content": "b"},
                                                {"role": "USER", "content": "c"}])["id"]
    scripted.model.pieces.put("fine")
    scripted.model.pieces.put(None)
    assert wait_for(lambda: (r := result(scripted.url, id))["status"] == "completed" and r, "it")["response"][
        "content"] == "fine"


def test_a_request_is_cancelled_and_the_model_with_it(scripted):
    id = submit(scripted.url, prompt="x")["id"]
    scripted.model.pieces.put("begun")
    follow_by_socket(scripted.url, STREAM, {"id": id}, most=3)
    cancel = "mutation($id: ID!) { cancelAIRequest(id: $id) { status } }"
    assert "errors" not in post(scripted.url, cancel, {"id": id}).json()
    wait_for(lambda: result(scripted.url, id)["status"] == "cancelled", "the end")
    scripted.model.until_gone()
    assert scripted.model.gone.is_set()


def test_unknown_and_unusable_requests(scripted):
    answer = post(scripted.url, RESULT, {"id": "nope"}).json()
    assert answer["data"] == {"aiRequest": None}
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND_ERROR"
    for input in ({}, {"prompt": " "}, {"prompt": "x", "messages": [{"role": "USER", "content": "y"}]},
                  {"prompt": "x", "model": "nope"}, {"messages": []}):
        error = post(scripted.url, SUBMIT, {"input": input}).json()["errors"][0]
        assert error["extensions"]["code"] == "VALIDATION_ERROR", (input, error)


def test_the_same_key_gives_the_same_request(scripted):
    first = submit(scripted.url, prompt="x", idempotencyKey="k")
    assert submit(scripted.url, prompt="x", idempotencyKey="k")["id"] == first["id"]
    error = post(scripted.url, SUBMIT, {"input": {"prompt": "y", "idempotencyKey": "k"}}).json()["errors"][0]
    assert error["extensions"]["code"] == "CONFLICT_ERROR"
    scripted.model.pieces.put(None)
