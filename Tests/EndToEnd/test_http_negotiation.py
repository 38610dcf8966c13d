"""GraphQL over HTTP to the letter: forms of answers, parameters by GET, methods, CORS, compression, hosts."""
import gzip
import http.client
import json
import zlib

import pytest
import requests
from servers import serving

OURS = "application/graphql-response+json"
TYPENAME = {"query": "{ __typename }"}
LONG = "{ __schema { types { name description } } }"


@pytest.mark.parametrize(
    "accept, answer",
    [
        (OURS, OURS),
        ("application/json", "application/json"),
        (f"{OURS}, application/json;q=0.9", OURS),
        (f"{OURS};q=0.5, application/json;q=0.9", "application/json"),
        (f"application/json;q=0, {OURS}", OURS),
        ("application/*", "application/json"),
        (f"{OURS}; charset=utf-8", OURS),
        ("multipart/mixed;deferSpec=20220824,application/json", "application/json"),
        ("multipart/mixed", "multipart/mixed"),
        ("text/event-stream, application/json;q=0.1", "text/event-stream"),
    ])
def test_accept_chooses_the_form(url, accept, answer):
    response = requests.post(url, json=TYPENAME, headers={"Accept": accept}, timeout=10)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(answer)
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "application/json;charset=utf-16", "multipart/mixed;deferSpec=1"])
def test_nothing_acceptable(url, accept):
    response = requests.post(url, json=TYPENAME, headers={"Accept": accept}, timeout=10)
    assert response.status_code == 406
    assert response.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"


def test_one_part_is_a_multipart_body(url):
    response = requests.post(url, json=TYPENAME, headers={"Accept": "multipart/mixed"}, timeout=10)
    assert 'boundary="-"' in response.headers["Content-Type"]
    assert response.content == (
        b'\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{"data":{"__typename":"Query"}}\r\n-----\r\n')


@pytest.mark.parametrize(
    "parameters, status",
    [
        ({"variables": "null"}, 200),
        ({"variables": "", "operationName": "", "extensions": ""}, 200),
        ({"variables": "{}", "unknown": "x"}, 200),
        ({"variables": "[]"}, 422),
        ({"variables": "7"}, 422),
        ({"variables": "{"}, 422),
        ({"extensions": '"x"'}, 422),
        ({"operationName": "null"}, 422),
        ({"query": "mutation { __typename }"}, {405, 422}),
        ({"query": ""}, 422),
    ])
def test_parameters_by_get(url, parameters, status):
    response = requests.get(url, params=TYPENAME | parameters, headers={"Accept": OURS}, timeout=10)
    assert response.status_code in (status if isinstance(status, set) else {status})
    assert ("errors" in response.json()) == (status != 200)


def test_a_parameter_twice(url):
    assert requests.get(url + "?query={__typename}&query={__typename}", timeout=10).status_code == 422


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "QUERY"])
def test_allow_lists_the_methods(url, method):
    response = requests.request(method, url, json=TYPENAME, timeout=10)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_head_has_the_head_of_get(url):
    get = requests.get(url, params=TYPENAME, timeout=10)
    head = requests.head(url, params=TYPENAME, timeout=10)
    assert head.status_code == 200 and head.content == b""
    for name in ["Content-Type", "Content-Length", "Vary"]:
        assert head.headers[name] == get.headers[name]


def test_options_and_cors():
    with serving("--allowed-origins", "https://app.example") as server:
        asked = {
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type"}
        allowed = requests.options(server.url, headers=asked | {"Origin": "https://app.example"}, timeout=10)
        assert allowed.status_code == 204 and allowed.content == b""
        assert allowed.headers["Access-Control-Allow-Origin"] == "https://app.example"
        assert allowed.headers["Access-Control-Allow-Methods"] == "GET, POST"
        assert allowed.headers["Access-Control-Allow-Headers"] == "content-type"
        assert "Access-Control-Allow-Credentials" not in allowed.headers
        for origin in ["https://evil.example", "null", "https://app.example.evil.example"]:
            refused = requests.options(server.url, headers=asked | {"Origin": origin}, timeout=10)
            assert refused.status_code == 204
            assert not any(name.startswith("Access-Control") for name in refused.headers)
            get = requests.get(server.url, params=TYPENAME, headers={"Origin": origin, "Accept": OURS}, timeout=10)
            assert get.status_code == 403
            assert get.json()["errors"][0]["extensions"]["code"] == "CSRF_SUSPECTED"
        answer = requests.post(server.url, json=TYPENAME, headers={"Origin": "https://app.example"}, timeout=10)
        assert answer.headers["Access-Control-Allow-Origin"] == "https://app.example"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain; application/json", ""])
def test_csrf_by_form_posts(url, content_type):
    body = json.dumps(TYPENAME)
    response = requests.post(url, data=body, headers={"Content-Type": content_type, "Origin": "https://evil.example"}, timeout=10)
    assert response.status_code == 415


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "iso-8859-1", "ibm037", "\"utf-16\""])
def test_exotic_charsets(url, charset):
    body = json.dumps(TYPENAME).encode("utf-16")
    response = requests.post(url, data=body, headers={"Content-Type": f"application/json; charset={charset}"}, timeout=10)
    assert response.status_code == 415


# MARK: Compression


def raw(url, method="POST", body=None, **fields):
    """The answer with its body as it came over the wire."""
    host = url.removeprefix("http://").split("/")[0]
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request(method, "/graphql", body=body, headers={"Content-Type": "application/json"} | fields)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


@pytest.mark.parametrize(
    "accept, coding, decode",
    [
        ("gzip", "gzip", gzip.decompress),
        ("deflate", "deflate", zlib.decompress),
        ("gzip;q=0.1, deflate", "deflate", zlib.decompress),
        ("br, *;q=0.5", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("gzip;q=0", None, bytes),
        ("br", None, bytes),
    ])
def test_answers_are_compressed(url, accept, coding, decode):
    body = json.dumps({"query": LONG})
    plain, content = raw(url, body=body)
    assert plain.getheader("Content-Encoding") is None and len(content) > 1024
    assert "Accept-Encoding" in plain.getheader("Vary")
    response, compressed = raw(url, body=body, **{"Accept-Encoding": accept})
    assert response.getheader("Content-Encoding") == coding
    assert decode(compressed) == content
    assert (len(compressed) < len(content) / 2) == (coding is not None)


def test_short_answers_are_not_compressed(url):
    response, content = raw(url, body=json.dumps(TYPENAME), **{"Accept-Encoding": "gzip"})
    assert response.getheader("Content-Encoding") is None and json.loads(content) == {"data": {"__typename": "Query"}}


def test_compression_can_be_turned_off():
    with serving("--compression", "false") as server:
        response, _ = raw(server.url, body=json.dumps({"query": LONG}), **{"Accept-Encoding": "gzip"})
        assert response.getheader("Content-Encoding") is None


@pytest.mark.parametrize("coding, encode", [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_compressed_requests(url, coding, encode):
    response, content = raw(url, body=encode(json.dumps(TYPENAME).encode()), **{"Content-Encoding": coding})
    assert response.status == 200 and json.loads(content) == {"data": {"__typename": "Query"}}


def test_a_zip_bomb_is_refused(url):
    bomb = gzip.compress(b" " * (512 << 20), compresslevel=9)
    assert len(bomb) < 1 << 20
    response, content = raw(url, body=bomb, **{"Content-Encoding": "gzip"})
    assert response.status == 413
    assert json.loads(content)["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


def test_an_unknown_coding_names_the_known(url):
    response, _ = raw(url, body=b"x", **{"Content-Encoding": "br"})
    assert response.status == 415 and response.getheader("Accept-Encoding") == "gzip, deflate"


# MARK: Hosts


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.nip.example"])
def test_dns_rebinding_finds_no_server(url, base, host):
    for fields in [{"Host": host}, {"Host": host, "Origin": f"http://{host}"}]:
        response, content = raw(url, body=json.dumps(TYPENAME), **fields)
        assert response.status == 421
        assert json.loads(content)["errors"][0]["extensions"]["code"] == "HOST_NOT_ALLOWED"
    assert requests.get(base + "/health", headers={"Host": host}, timeout=10).status_code == 421


def test_allowed_hosts_are_served():
    with serving("--allowed-hosts", "api.example,other.example") as server:
        for host in ["api.example", "API.example:443", "other.example", "localhost", "[::1]:80"]:
            response, _ = raw(server.url, body=json.dumps(TYPENAME), Host=host)
            assert response.status == 200, host


# MARK: Batches


def test_batching_is_off(url):
    response = requests.post(url, json=[TYPENAME], headers={"Accept": OURS}, timeout=10)
    assert response.status_code == 422
    assert response.json()["errors"][0]["extensions"]["code"] == "BATCHING_DISABLED"


def test_batches_are_bounded_and_in_order():
    with serving("--max-batch-size", "3") as server:
        named = "query Q($n: String!) { __type(name: $n) { name } }"
        batch = [TYPENAME, {"query": "{ nowhere }"}, {"query": named, "variables": {"n": "Query"}}]
        answers = requests.post(server.url, json=batch, timeout=30).json()
        assert answers[0] == {"data": {"__typename": "Query"}}
        assert answers[1]["errors"][0]["message"].startswith('Cannot query field "nowhere"')
        assert answers[2] == {"data": {"__type": {"name": "Query"}}}
        names = ["Query", "Nobody", "String"]
        variables = {"query": named, "variables": [{"n": name} for name in names]}
        answers = requests.post(server.url, json=variables, timeout=30).json()
        assert [(a["data"]["__type"] or {}).get("name") for a in answers] == ["Query", None, "String"]
        for beyond in [batch + [TYPENAME], {"query": named, "variables": [{"n": "x"}] * 4}]:
            refused = requests.post(server.url, json=beyond, timeout=30)
            assert refused.status_code == 422
            assert refused.json()["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
        nested = requests.post(server.url, json=[[TYPENAME]], timeout=30).json()
        assert nested[0]["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
