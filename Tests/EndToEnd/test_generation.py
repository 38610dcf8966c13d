"""Typed calls of models: conversations, code, analyses with a form, and calls that are written into the log by hand."""
import json

import pytest
from conftest import post
from scripted_model import scripted_model
from servers import serving

GENERATE = "mutation($input: GenerateInput!) { generate(input: $input) { content model tokensUsed } }"
CHAT = "mutation($input: ChatInput!) { chat(input: $input) { content model } }"
CODE = "mutation($input: CodeInput!) { code(input: $input) { content code language } }"
ANALYZE = """mutation($input: AnalyzeInput!) {
  analyze(input: $input) { content kind structured report { summary points { title detail } conclusion } } }"""


@pytest.fixture(scope="module")
def server():
    with scripted_model() as model, serving(
            "--external-model-url", model.url, "--external-model-name", "x") as server:
        server.model = model
        yield server


def ask(server, query, answer, **given):
    for piece in [*answer, None]:
        server.model.pieces.put(piece)
    result = post(server.url, query, {"input": given | {"model": "external-model"}}).json()
    assert "errors" not in result, result
    return next(iter(result["data"].values()))


def test_a_prompt_with_a_frame_and_bounds(server):
    answer = ask(server, GENERATE, ["Hel", "lo"], prompt="Greet.", system="Be brief.", temperature=0.5, maxTokens=7)
    assert answer["content"] == "Hello" and answer["model"] == "external-model" and answer["tokensUsed"] > 0
    sent = server.model.requests[-1]
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert sent["temperature"] == 0.5 and sent["max_tokens"] == 7 and "response_format" not in sent


def test_a_conversation(server):
    messages = [{"role": "USER", "content": "Hi"}, {"role": "ASSISTANT", "content": "Yes?"},
                {"role": "USER", "content": "Go on."}]
    assert ask(server, CHAT, ["Sure."], messages=messages)["content"] == "Sure."
    assert [message["content"] for message in server.model.requests[-1]["messages"]] == ["Hi", "Yes?", "Go on."]


def test_code_without_what_stands_around_it(server):
    answer = ask(server, CODE, ["Here:\n```python\nprint(1)\n```\n"], prompt="Print one.", language="Python")
    assert answer["code"] == "print(1)" and answer["language"] == "Python"


def test_an_analysis_has_a_form(server):
    report = {"summary": "s", "points": [{"title": "t", "detail": "d"}], "conclusion": "c"}
    answer = ask(server, ANALYZE, [json.dumps(report)], content="A text.", kind="REVIEW")
    assert answer["report"] == report and answer["structured"] == report and answer["kind"] == "REVIEW"
    form = server.model.requests[-1]["response_format"]["json_schema"]
    assert form["strict"] is True and form["schema"]["required"] == ["summary", "points", "conclusion"]
    schema = {"type": "object", "properties": {"score": {"type": "number"}}}
    answer = ask(server, ANALYZE, ['{"score": 0.5}'], content="A text.", schema=schema)
    assert answer["report"] is None and answer["structured"] == {"score": 0.5}
    assert server.model.requests[-1]["response_format"]["json_schema"]["schema"] == schema
    assert ask(server, ANALYZE, ["I would rather not."], content="A text.")["structured"] is None


@pytest.mark.parametrize("query,given", [
    (GENERATE, {"prompt": ""}), (GENERATE, {"prompt": "x", "temperature": 3}), (CHAT, {"messages": []}),
    (CODE, {"prompt": "x", "maxTokens": 0}), (ANALYZE, {"content": "x", "schema": "text"}),
    (GENERATE, {"prompt": "x", "model": "nobody"}),
])
def test_what_no_model_can_be_asked_is_refused(server, query, given):
    asked = len(server.model.requests)
    result = post(server.url, query, {"input": given}).json()
    assert result["errors"][0]["message"]
    assert len(server.model.requests) == asked


def test_a_call_made_elsewhere_stands_in_the_log(server):
    record = """mutation($input: LogEntryInput!) {
      recordLog(input: $input) { id userId modelType tokensUsed timestamp outcome } }"""
    entry = post(server.url, record, {"input": {
        "timestamp": "2024-08-07T08:45:00Z", "modelType": "cursor-native-ai", "prompt": "p", "response": "r",
        "tokensUsed": 150}}, headers={"X-User-ID": "gus"}).json()["data"]["recordLog"]
    assert entry["userId"] == "gus" and entry["tokensUsed"] == 150 and entry["outcome"] == "COMPLETED"
    assert entry["timestamp"] == "2024-08-07T08:45:00.000Z"
    found = post(server.url, 'query { userLogs(userId: "gus") { id } }').json()["data"]["userLogs"]
    assert found == [{"id": entry["id"]}]
