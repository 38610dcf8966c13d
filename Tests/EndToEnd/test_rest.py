"""The REST door as its clients meet it: forms, manners, errors and streams, over the wire."""
import http.client
import json
import xml.etree.ElementTree

import pytest
import requests
from conftest import post
from scripted_model import scripted_model
from servers import serving


@pytest.fixture(scope="module")
def server():
    with scripted_model() as model, serving(
            "--external-model-url", model.url, "--external-model-name", "x",
            "--default-model", "external-model") as server:
        server.model = model
        yield server


def answer(server, *pieces):
    for piece in [*pieces, None]:
        server.model.pieces.put(piece)


def log(server, user, **more):
    entry = {"user_id": user, "model_type": "m", "prompt": "p", "response": "r", "tokens_used": 1} | more
    return requests.post(f"{server.base}/api/v1/db/logs", json=entry)


class TestErrors:
    def test_problem_details_instead_of_the_envelope(self, server):
        answer = requests.get(f"{server.base}/api/v1/workflow/status?execution_id=nothing",
                              headers={"Accept": "application/problem+json", "X-Request-ID": "r-7"})
        problem = answer.json()
        assert answer.status_code == 404 and answer.headers["Content-Type"].startswith("application/problem+json")
        assert problem["status"] == 404 and problem["title"] and "nothing" in problem["detail"]
        assert problem["code"] == "NOT_FOUND_ERROR"
        assert answer.headers["X-Request-ID"] == "r-7"

    @pytest.mark.parametrize("query,name", [
        ("first=ten", "first"), ("user_id=a&first=1&first=2", "first"), ("user_id=a&unknown=1", "unknown"),
        ("user_id=a&first=0", "first"), ("user_id=a&from=yesterday", "from"), ("", "user_id"),
        ("user_id=", "user_id"),
    ])
    def test_a_bad_parameter_is_named(self, server, query, name):
        answer = requests.get(f"{server.base}/api/v1/db/logs?{query}")
        assert answer.status_code == 400, answer.text
        result = answer.json()
        assert result["success"] is False and result["code"] == "VALIDATION_ERROR"
        assert name in result["error"]
        assert result["details"]["argument"] == name and result["details"]["in"] == "query"
        assert "locations" not in result["details"] and "path" not in result["details"]

    def test_what_a_named_operation_does_not_find_is_not_found(self, server):
        answer = requests.get(f"{server.base}/api/context/nothing/related")
        assert answer.status_code == 404 and answer.json()["code"] == "NOT_FOUND_ERROR", answer.text

    def test_a_bad_member_of_the_body_is_named(self, server):
        refused = log(server, "a", timestamp="yesterday")
        assert refused.status_code == 400, refused.text
        result = refused.json()
        assert result["details"] == {"argument": "timestamp", "in": "body"}
        # What is expected, with an example.
        assert result["error"].startswith('"timestamp": DateTime must be a date and time with an offset, such as "')
        short = log(server, "").json()
        assert short["error"] == '"user_id" must have at least 1 characters, not 0.'

    @pytest.mark.parametrize("method,path,status", [
        ("GET", "/api", 404), ("GET", "/api/v9/nothing", 404), ("PUT", "/api/v1/db/logs", 405),
        ("GET", "/api/%zz", 400),
    ])
    @pytest.mark.parametrize("accept,content_type,beginning", [
        ("application/json", "application/json; charset=utf-8", '{"success":false'),
        ("application/problem+json", "application/problem+json", '{"type":"about:blank"'),
        ("application/xml", "application/xml; charset=utf-8", "<?xml"),
    ])
    def test_what_no_route_answers(self, server, method, path, status, accept, content_type, beginning):
        connection = http.client.HTTPConnection(*server.address)
        connection.request(method, path, body="{}" if method == "PUT" else None, headers={
            "Accept": accept, "Content-Type": "application/json"})
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Content-Type"]) == (status, content_type)
        assert answer.read().decode().startswith(beginning)

    def test_a_query_that_is_not_encoded(self, server):
        connection = http.client.HTTPConnection(*server.address)
        connection.request("GET", "/api/v1/db/logs?user_id=%zz")
        assert connection.getresponse().status == 400

    def test_bodies_that_are_none(self, server):
        url = f"{server.base}/api/v1/db/logs"
        assert requests.post(url, data="{", headers={"Content-Type": "application/json"}).status_code == 400
        assert requests.post(url, data="a=b", headers={"Content-Type": "text/plain"}).status_code == 415
        assert requests.post(url, data="a=b").status_code in (400, 415)
        assert requests.post(url, json=[]).status_code == 400
        assert requests.get(url + "?user_id=a", headers={"Accept": "image/png"}).status_code == 406

    def test_a_page_of_another_site_cannot_write(self, server):
        form = requests.post(f"{server.base}/api/v1/db/logs", data="{}", headers={
            "Content-Type": "text/plain", "Origin": "https://elsewhere.example"})
        assert form.status_code in (400, 403, 415)
        # JSON needs the browser's question first, which is answered with no.
        asked = requests.options(f"{server.base}/api/v1/db/logs", headers={
            "Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type"})
        assert "Access-Control-Allow-Origin" not in asked.headers


class TestForms:
    def test_xml_both_ways(self, server):
        made = requests.post(
            f"{server.base}/api/v1/db/logs", headers={"Content-Type": "application/xml", "Accept": "application/xml"},
            data="<request><user_id>xml</user_id><model_type>m</model_type><prompt>a &amp; b</prompt>"
                 "<response>r</response><tokens_used>3</tokens_used></request>")
        assert made.status_code == 201, made.text
        assert made.headers["Content-Type"].startswith("application/xml")
        root = xml.etree.ElementTree.fromstring(made.content)
        assert root.find("success").text == "true" and root.find("data/tokens_used").text == "3"
        assert root.find("data/prompt").text == "a & b"

    def test_xml_by_the_route_s_shape(self, server):
        """One element is a list where the route wants one, and blanks around a number say nothing."""
        answer(server, "Hello")
        chat = requests.post(
            f"{server.base}/api/v1/ai/chat", headers={"Content-Type": "application/xml"},
            data="<chat><messages><role>user</role><content>7</content></messages>"
                 "<max_tokens> 20 </max_tokens><stream>0</stream></chat>")
        assert chat.status_code == 200, chat.text
        assert chat.json()["data"]["content"] == "Hello"
        wrong = requests.post(
            f"{server.base}/api/v1/ai/chat", headers={"Content-Type": "application/xml"},
            data="<chat><messages><role>user</role><content>7</content></messages><max_tokens>few</max_tokens></chat>")
        assert wrong.status_code == 400
        assert wrong.json()["error"] == '"max_tokens" must be a whole number, not "few".'
        assert wrong.json()["details"] == {"argument": "max_tokens", "in": "body"}

    def test_xml_that_attacks(self, server):
        bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'
        refused = requests.post(f"{server.base}/api/v1/db/logs", data=bomb, headers={
            "Content-Type": "application/xml"})
        assert refused.status_code == 400
        secret = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
        refused = requests.post(f"{server.base}/api/v1/db/logs", data=secret, headers={
            "Content-Type": "application/xml"})
        assert refused.status_code == 400 and "root:" not in refused.text

    def test_sparse_fields(self, server):
        log(server, "sparse")
        found = requests.get(f"{server.base}/api/v1/db/logs?user_id=sparse&fields=prompt,tokens_used").json()
        assert found["data"] == [{"prompt": "p", "tokens_used": 1}]
        refused = requests.get(f"{server.base}/api/v1/db/logs?user_id=sparse&fields=promt")
        assert refused.status_code == 400 and "promt" in refused.text


class TestManners:
    def test_an_answer_that_has_not_changed(self, server):
        log(server, "etag")
        url = f"{server.base}/api/v1/db/logs?user_id=etag"
        first = requests.get(url)
        tag = first.headers["ETag"]
        assert tag.startswith('"') and requests.get(url).headers["ETag"] == tag
        same = requests.get(url, headers={"If-None-Match": tag})
        assert same.status_code == 304 and same.content == b"" and same.headers["ETag"] == tag
        log(server, "etag")
        assert requests.get(url, headers={"If-None-Match": tag}).status_code == 200

    def test_a_read_of_one_version_only(self, server):
        log(server, "one")
        url = f"{server.base}/api/v1/db/logs?user_id=one"
        tag = requests.get(url).headers["ETag"]
        for method in ("GET", "HEAD"):
            assert requests.request(method, url, headers={"If-Match": tag}).status_code == 200
            assert requests.request(method, url, headers={"If-Match": "*"}).status_code == 200
            assert requests.request(method, url, headers={"If-Match": '"another"'}).status_code == 412
            both = requests.request(method, url, headers={"If-Match": tag, "If-None-Match": tag})
            assert both.status_code == 304

    def test_head_and_options(self, server):
        url = f"{server.base}/api/v1/db/logs"
        head = requests.head(url + "?user_id=nobody")
        assert head.status_code == 200 and head.content == b"" and int(head.headers["Content-Length"]) > 0
        options = requests.options(url)
        assert options.status_code in (200, 204)
        assert {"GET", "HEAD", "POST", "OPTIONS"} <= set(options.headers["Allow"].replace(" ", "").split(","))

    def test_a_key_makes_a_write_happen_once(self, server):
        url = f"{server.base}/api/v1/db/logs"
        entry = {"user_id": "once", "model_type": "m", "prompt": "p", "response": "r", "tokens_used": 1}
        headers = {"Idempotency-Key": "k-1"}
        first, again = (requests.post(url, json=entry, headers=headers) for _ in range(2))
        assert first.status_code == again.status_code == 201
        assert first.json()["data"] == again.json()["data"]
        other = requests.post(url, json=entry | {"prompt": "q"}, headers=headers)
        assert other.status_code == 422, other.text
        assert len(requests.get(url + "?user_id=once").json()["data"]) == 1


class TestStreams:
    def test_an_answer_piece_by_piece(self, server):
        answer(server, "Hel", "lo")
        with requests.post(f"{server.base}/api/v1/ai/generate", json={"prompt": "Greet.", "stream": True},
                           stream=True) as stream:
            assert stream.headers["Content-Type"].startswith("text/event-stream")
            text = stream.content.decode()
        events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
        assert "".join(event.get("text", "") for event in events) == "Hello"
        assert "event: complete" in text

    def test_the_same_as_lines(self, server):
        answer(server, "Hi")
        with requests.post(f"{server.base}/api/v1/ai/generate", json={"prompt": "Greet.", "stream": True},
                           headers={"Accept": "application/x-ndjson"}, stream=True) as stream:
            lines = [json.loads(line) for line in stream.iter_lines() if line]
        assert "".join(line.get("text", "") for line in lines) == "Hi"

    def test_events_of_a_request_are_resumed(self, server):
        answer(server, "one ", "two")
        made = requests.post(f"{server.base}/api/v1/ai/requests", json={"prompt": "Count."})
        assert made.status_code == 202, made.text
        url = server.base + "/api/v1/ai/requests/" + made.json()["data"]["request_id"] + "/events"
        whole = requests.get(url, headers={"Accept": "text/event-stream"}).text
        ids = [line[4:] for line in whole.splitlines() if line.startswith("id: ")]
        assert len(ids) >= 3 and len(set(ids)) == len(ids)
        rest = requests.get(url, headers={"Accept": "text/event-stream", "Last-Event-ID": ids[1]}).text
        assert [line[4:] for line in rest.splitlines() if line.startswith("id: ")] == ids[2:]


def test_every_route_of_events_gives_them(server):
    """Their first event, by a client that then goes; and the next one behind it, for one that comes again."""
    routes = {path for path, item in requests.get(server.base + "/openapi.json").json()["paths"].items()
              if "text/event-stream" in item.get("get", {}).get("responses", {}).get("200", {}).get("content", {})}
    with requests.get(server.base + "/api/v1/workflow/events", stream=True, timeout=60) as everything:
        answer(server, "An answer.")
        made = requests.post(f"{server.base}/api/v1/ai/requests", json={"prompt": "Say something."}).json()["data"]
        request = made["request_id"]
        run = requests.post(f"{server.base}/api/v1/workflow/execute", json={
            "workflow_id": "answer-with-context", "input_data": {"question": "What is a charter?"}}).json()["data"]
        assert first_event(everything)["id"]
    urls = {
        "/api/v1/ai/requests/{id}/events": f"/api/v1/ai/requests/{request}/events",
        "/api/v1/workflow/{id}/events": f"/api/v1/workflow/{run['execution_id']}/events",
    }
    assert {*urls, "/api/v1/workflow/events"} == routes
    for url in urls.values():
        with requests.get(server.base + url, stream=True, timeout=60) as stream:
            event = first_event(stream)
        assert isinstance(json.loads(event["data"]), dict) and "event" not in event
        with requests.get(server.base + url, stream=True, timeout=60, headers={"Last-Event-ID": event["id"]}) as stream:
            assert first_event(stream)["id"] != event["id"]
    requests.post(f"{server.base}/api/v1/workflow/{run['execution_id']}/cancel")


def first_event(stream):
    assert stream.status_code == 200 and stream.headers["Content-Type"].startswith("text/event-stream")
    event = {}
    for line in stream.iter_lines(chunk_size=1, decode_unicode=True):
        if not line and "data" in event:
            return event
        if line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            event[name] = value
    raise AssertionError("no event")


def test_it_is_the_same_resolver_as_behind_graphql(server):
    made = log(server, "same", prompt="seen by both").json()["data"]
    found = post(server.url, 'query { userLogs(userId: "same") { id prompt } }').json()["data"]["userLogs"]
    assert found == [{"id": made["id"], "prompt": "seen by both"}]
