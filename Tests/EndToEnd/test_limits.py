"""Limits as a client and an operator meet them: refusals that name the bound, counts in /metrics, the cost on request."""
import os
import re
import signal
import subprocess

import pytest
import requests

from conftest import post

CHARTER = os.environ["CHARTER_BINARY"]

# The query that browsers' consoles send first, in the form of the reference implementation.
TYPE = "kind name" + " ofType { kind name" * 9 + " }" * 9
INTROSPECTION = """
    query { __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
      types { ...FullType } directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } } } }
    fragment FullType on __Type { kind name description specifiedByURL isOneOf
      fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...Input } type { ...Ref }
        isDeprecated deprecationReason }
      inputFields(includeDeprecated: true) { ...Input } interfaces { ...Ref }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...Ref } }
    fragment Input on __InputValue { name description type { ...Ref } defaultValue isDeprecated deprecationReason }
    fragment Ref on __Type { %s }""" % TYPE


def counted(base, limit):
    page = requests.get(base + "/metrics", timeout=10).text
    return int(float(re.search(r'charter_limits_exceeded_total\{limit="%s"\} (\S+)' % limit, page).group(1)))


@pytest.mark.parametrize(
    "limit, within, beyond",
    [
        ("aliases", "{ systemMetrics { %s } }" % " ".join(f"a{n}: uptime" for n in range(30)),
         "{ systemMetrics { %s } }" % " ".join(f"a{n}: uptime" for n in range(31))),
        ("root_fields", "{ %s }" % " ".join(f"a{n}: __typename" for n in range(20)),
         "{ %s }" % " ".join(f"a{n}: __typename" for n in range(21))),
        ("directives", "{ __typename %s }" % " ".join(["@skip(if: false)"]),
         "{ __typename %s }" % " ".join(["@skip(if: false)"] * 9)),
        ("document_bytes", "{ __typename }" + " " * 65_522, "{ __typename }" + " " * 65_523),
        ("introspection_lists", "{ __schema { types { fields { type { fields { name } } } } } }",
         "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"),
    ])
def test_each_limit_is_judged_named_and_counted(base, url, limit, within, beyond):
    assert "errors" not in post(url, within).json()
    before = counted(base, limit)
    answer = post(url, beyond)
    (error,) = answer.json()["errors"]
    assert answer.status_code == 422
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert error["extensions"]["limit"] == limit
    assert counted(base, limit) == before + 1


def test_the_whole_introspection_is_within_every_limit(url):
    assert "errors" not in post(url, INTROSPECTION).json()


def test_the_cost_is_told_on_request(url):
    request = {"query": "{ systemMetrics { uptime } models { name } }"}
    headers = {"Accept": "application/graphql-response+json"}
    plain = requests.post(url, json=request, headers=headers, timeout=10).json()
    assert "extensions" not in plain
    answer = requests.post(url, json=request | {"extensions": {"cost": "report"}}, headers=headers, timeout=10).json()
    assert answer["extensions"] == {"cost": {"requested": 11, "maximum": 5000}} and answer["data"]["models"]


def test_production_hides_the_schema_and_each_feature_can_be_switched():
    options = ["--port", "0", "--mode", "production", "--local-model", "false", "--max-depth", "1", "--console", "on"]
    server = subprocess.Popen([CHARTER, "serve", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        base = server.stdout.readline().split()[-1]
        url = base + "/graphql"
        refused = post(url, "{ __schema { queryType { name } } }").json()["errors"]
        assert refused and all("introspection" in error["message"] for error in refused)
        (unknown,) = post(url, "{ modls }").json()["errors"]
        assert "Did you mean" not in unknown["message"]
        assert requests.get(url, headers={"Accept": "text/html"}, timeout=10).status_code == 200
        (deep,) = post(url, "{ models { name } }").json()["errors"]
        assert deep["extensions"]["limit"] == "depth"
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
