"""The description of the routes: valid by two independent validators, unchanged since it was committed, and a typed client
that a public generator makes of it."""
import json
import os
import pathlib
import subprocess
import sys

import jsonschema
import openapi_pydantic
import pytest
import requests
from openapi_spec_validator import OpenAPIV31SpecValidator

CHARTER = os.environ["CHARTER_BINARY"]
COMMITTED = pathlib.Path(__file__).parents[2] / "Deploy" / "openapi.json"


@pytest.fixture(scope="module")
def document(base):
    answer = requests.get(base + "/openapi.json", timeout=10)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("application/json")
    return answer.json()


def test_a_validator_finds_nothing(document):
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_another_one_finds_nothing(document):
    parsed = openapi_pydantic.OpenAPI.model_validate(document)
    assert parsed.openapi == "3.1.0" and len(parsed.paths) == len(document["paths"])


def test_every_schema_is_one(document):
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema, name


def test_the_command_writes_what_the_server_answers(document):
    written = subprocess.run([CHARTER, "openapi"], capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(written.stdout) == document


def test_nothing_broke_since_it_was_committed():
    checked = subprocess.run([CHARTER, "openapi", "--check", COMMITTED], capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout


def test_every_example_of_a_body_is_accepted(document, base, model):
    sent = 0
    for path, item in document["paths"].items():
        for method, operation in item.items():
            content = operation.get("requestBody", {}).get("content", {})
            if "{" in path or not content:
                continue
            example = content["application/json"]["example"]
            # It names a context that is there.
            if "context_id" in example:
                made = requests.post(f"{base}/api/context", json={"type": "note", "content": "An example."}, timeout=120)
                example = example | {"context_id": made.json()["data"]["id"]}
            answer = requests.request(method, base + path, json=example, timeout=120)
            assert answer.status_code in (200, 201, 202, 204), (method, path, answer.text)
            sent += 1
    assert sent > 5


def test_a_generated_client_asks_the_server(document, base, tmp_path):
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    # It knows no XML and says so; the routes are there in JSON.
    generated = subprocess.run(
        [pathlib.Path(sys.executable).parent / "openapi-python-client", "generate", "--path", "openapi.json",
         "--meta", "none", "--output-path", "generated"],
        cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert generated.returncode == 0, generated.stdout + generated.stderr
    compiled = subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "generated"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert compiled.returncode == 0, compiled.stdout + compiled.stderr
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    asked = subprocess.run([sys.executable, program, base], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert asked.returncode == 0, asked.stderr


PROGRAM = """
import importlib, pkgutil, sys
import generated.api
from generated import Client

client = Client(base_url=sys.argv[1])
asked = 0
for module in pkgutil.walk_packages(generated.api.__path__, "generated.api."):
    if module.name.rsplit(".", 1)[-1] in ("system_metrics", "workflow_history"):
        answer = importlib.import_module(module.name).sync_detailed(client=client)
        assert answer.status_code == 200 and answer.parsed.success is True, answer
        asked += 1
assert asked == 2, asked
"""
