"""The public GraphQL-over-HTTP audit, check by check under its identifiers, against the real server.

Each check is one request and what its answer must be. `audit` is what the audit of 2025 wants, run under
`--status-policy audit-2025`; `draft` is what the current draft wants of the same request, run under the default policy;
where the two agree it is not repeated.
"""
import dataclasses
import json
import urllib.parse

import pytest
import requests
from servers import serving

OURS = "application/graphql-response+json"
JSON = "application/json"
TYPENAME = "{ __typename }"
NAMED = "query Type($name: String!) { __type(name: $name) { name } }"
UNKNOWN = "{ 8f31403dfe404bccbb0e835f2629c6a7 }"
UNKNOWN_NAME = "{ f8f31403dfe404bccbb0e835f2629c6a7 }"
COERCION = "query CoerceFailure($id: ID!){ __typename }"


@dataclasses.dataclass
class Check:
    id: str
    title: str
    body: object = None
    accept: str | None = None
    content_type: str | None = JSON
    get: dict | None = None
    audit: object = 200
    draft: object = None
    answer_type: str | None = None
    without: str | None = None

    def send(self, url):
        headers = {"User-Agent": "audit"}
        if self.get is not None:
            headers["Accept"] = self.accept or "*/*"
            return requests.get(url + "?" + urllib.parse.urlencode(self.get), headers=headers, timeout=30)
        session = requests.Session()
        session.headers = {}
        if self.accept:
            headers["Accept"] = self.accept
        if self.content_type:
            headers["Content-Type"] = self.content_type
        body = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        return session.post(url, data=body, headers=headers, timeout=30)


def query(text, **more):
    return {"query": text} | more


def checks():
    yield Check("22EB", "accepts our media type and answers in it", query(TYPENAME), OURS, answer_type=OURS)
    yield Check("4655", "accepts application/json and answers in it", query(TYPENAME), JSON, answer_type=JSON)
    yield Check("47DE", "answers */* in application/json", query(TYPENAME), "*/*", answer_type=JSON)
    yield Check("80D8", "answers in application/json without Accept", query(TYPENAME), answer_type=JSON)
    yield Check("82A3", "answers in UTF-8", query(TYPENAME))
    yield Check("BF61", "accepts UTF-8", query('{ __type(name: "Run🏃Swim🏊") { name } }'), content_type=JSON + "; charset=utf-8")
    yield Check("78D5", "assumes UTF-8", query(TYPENAME))
    yield Check("2C94", "accepts POST", query(TYPENAME))
    yield Check("5A70", "accepts GET with form encoding", get={"query": TYPENAME})
    yield Check("9C48", "executes no mutation by GET", get={"query": "mutation { __typename }"}, accept=OURS, audit=range(400, 500))
    yield Check("9ABE", "wants a content type", query(TYPENAME), content_type=None, audit=range(400, 500))
    yield Check("03D4", "accepts JSON by POST", query(TYPENAME))
    yield Check("A5BF", "refuses a missing body", b"", audit=400)
    yield Check("423L", "refuses a missing query", {"notquery": TYPENAME}, OURS, audit=400, draft=422)
    for index, wrong in enumerate([{"obj": "ect"}, 0, False, ["array"]]):
        kind = type(wrong).__name__
        yield Check(f"LKJ{index}", f"refuses a query that is a {kind}", {"query": wrong}, audit=400, draft=422)
        yield Check(
            f"6C0{index}", f"refuses an operationName that is a {kind}", query(TYPENAME, operationName=wrong), audit=400, draft=422)
    yield Check("34A2", "accepts a query that is a string, our media type", query(TYPENAME), OURS)
    yield Check("13EE", "accepts a query that is a string, JSON", query(TYPENAME), JSON, without="errors")
    operation = query("query Query { __typename }", operationName="Query")
    yield Check("8161", "accepts an operationName, our media type", operation, OURS)
    yield Check("B8B3", "accepts an operationName, JSON", operation, JSON, without="errors")
    for index, name in enumerate(["variables", "operationName", "extensions"]):
        body = query(TYPENAME, **{name: None})
        yield Check(f"94B{index}", f"accepts {name}: null, our media type", body, OURS, without="errors")
        yield Check(f"022{index}", f"accepts {name}: null, JSON", body, JSON, without="errors")
    for index, wrong in enumerate(["string", 0, False, ["array"]]):
        kind = type(wrong).__name__
        yield Check(f"476{index}", f"refuses variables that are a {kind}", query(TYPENAME, variables=wrong), audit=400, draft=422)
        yield Check(f"58B{index}", f"refuses extensions that are a {kind}", query(TYPENAME, extensions=wrong), audit=400, draft=422)
    named = query(NAMED, variables={"name": "sometype"})
    yield Check("2EA1", "accepts variables, our media type", named, OURS)
    yield Check("28B9", "accepts variables, JSON", named, JSON, without="errors")
    by_get = {"query": NAMED, "variables": json.dumps({"name": "sometype"})}
    yield Check("D6D5", "accepts variables by GET, our media type", get=by_get, accept=OURS, without="errors")
    yield Check("6A70", "accepts variables by GET, JSON", get=by_get, accept=JSON, without="errors")
    extended = query(TYPENAME, extensions={"some": "value"})
    yield Check("428F", "accepts extensions, our media type", extended, OURS)
    yield Check("1B7A", "accepts extensions, JSON", extended, JSON, without="errors")
    broken = b'{ "not a JSON'
    statuses = [*range(200, 300), *range(400, 600)]
    yield Check("B6DC", "has any of three classes of status for what is no JSON", broken, JSON, audit=statuses)
    yield Check("BCF8", "refuses what is no JSON, JSON", broken, JSON, audit=400)
    yield Check("B7N8", "refuses what is no JSON, our media type", broken, OURS, audit=400)
    typo = {"qeury": TYPENAME}
    yield Check("8764", "refuses wrong parameters", typo, audit=range(400, 600))
    yield Check("3E3A", "refuses wrong parameters with 400", typo, audit=400, draft=422)
    unparsable, coercion = query("{"), query(COERCION, variables={"id": None})
    yield Check("572B", "answers a syntax error with 200, JSON", unparsable, JSON, draft=400)
    yield Check("FDE2", "answers a validation error with 200, JSON", query(UNKNOWN), JSON, draft=400)
    yield Check("7B9B", "answers a coercion error with 200, JSON", coercion, JSON, draft=422)
    yield Check("865D", "answers a syntax error with 4xx or 5xx", unparsable, OURS, audit=range(400, 600))
    yield Check("556A", "answers a syntax error with 400", unparsable, OURS, audit=400)
    yield Check("D586", "has no data beside a syntax error", unparsable, OURS, audit=400, without="data")
    # The audit's name of a field that does not exist begins with a digit: a syntax error, so there is one more with a name.
    for suffix, text, status in [("", UNKNOWN, 400), (" by name", UNKNOWN_NAME, 422)]:
        yield Check("51FE" + suffix, "answers a validation error with 4xx or 5xx", query(text), OURS, audit=range(400, 600))
        yield Check("74FF" + suffix, "answers a validation error with 400", query(text), OURS, audit=400, draft=status)
        yield Check("5E5B" + suffix, "has no data beside a validation error", query(text), OURS, audit=400, draft=status, without="data")
    yield Check("86EE", "answers a coercion error with 400", coercion, OURS, audit=400, draft=422)


CHECKS = list(checks())
# The identifiers of the audit, without our own additions.
AUDIT_SIZE = 61


@pytest.fixture(scope="module", params=["audit-2025", "draft-2026"])
def policy(request):
    with serving("--status-policy", request.param) as server:
        yield request.param, server.url


def verdict(check, policy, url):
    """What is wrong with the answer, or nothing."""
    answer = check.send(url)
    wanted = check.draft if policy == "draft-2026" and check.draft else check.audit
    wanted = {wanted} if isinstance(wanted, int) else set(wanted)
    if answer.status_code not in wanted:
        return f"{check.id} {check.title}: {answer.status_code}, not {sorted(wanted)[:3]}"
    if check.answer_type and check.answer_type not in answer.headers["Content-Type"]:
        return f"{check.id} {check.title}: in {answer.headers['Content-Type']}"
    body = json.loads(answer.content.decode("utf-8"))
    if check.without and check.without in body:
        return f"{check.id} {check.title}: has {check.without}"
    return None


def test_every_check_of_the_audit(policy, capsys):
    name, url = policy
    failures = [failure for check in CHECKS if (failure := verdict(check, name, url))]
    with capsys.disabled():
        print(f"\nGraphQL over HTTP, {name}: {len(CHECKS) - len(failures)}/{len(CHECKS)}")
    assert not failures, "\n".join(failures)


def test_the_list_is_whole():
    ids = [check.id for check in CHECKS if " " not in check.id]
    assert len(ids) == len(set(ids)) == AUDIT_SIZE
