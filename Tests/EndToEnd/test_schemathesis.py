"""Requests that are made up from the description of the routes: what it allows must not fail, what it forbids must not
pass, and every answer must look as it says."""
import os
import re
import subprocess
import sys

import pytest
from scripted_model import scripted_model
from servers import serving

# More for a longer look: 70 gives more than 5,000 requests.
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "70")


@pytest.fixture(scope="module")
def server():
    with scripted_model(answers="An answer.") as model, serving(
            "--external-model-url", model.url, "--external-model-name", "x",
            "--default-model", "external-model", "--embedding-model", "external-model",
            "--embedding-model-name", "words") as server:
        yield server


def test_the_description_keeps_its_promises(server, tmp_path):
    folder = os.path.dirname(os.path.abspath(__file__))
    configuration = os.path.join(folder, "schemathesis.toml")
    hooks = {"SCHEMATHESIS_HOOKS": os.path.join(folder, "schemathesis_hooks.py")}
    command = [
        os.path.join(os.path.dirname(sys.executable), "schemathesis"), "--config-file", configuration, "run",
        server.base + "/openapi.json",
        # It has no end: `test_rest.py` reads the first event of every stream.
        "--exclude-path", "/api/v1/workflow/events",
        "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", EXAMPLES,
        "--seed", "20261128", "--workers", "1", "--request-timeout", "30", "--suppress-health-check", "all",
        "--continue-on-failure", "--no-color"]
    run = subprocess.run(
        command, cwd=tmp_path, env=os.environ | hooks, capture_output=True, text=True, timeout=1500)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2_000:]
    # `-s` shows how many requests there were.
    print("\n".join(re.findall(r".*(?:generated|requests|Test cases).*", run.stdout)))
