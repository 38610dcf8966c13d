"""The commands that talk to a server: `charter ask` in the hands of programs and of people."""
import json
import os
import pty
import select
import subprocess
import time

import pytest
from scripted_model import scripted_model
from servers import serving

CHARTER = os.environ["CHARTER_BINARY"]


def charter(*arguments, **more):
    return subprocess.run([CHARTER, *arguments], capture_output=True, text=True, timeout=180, **more)


@pytest.mark.parametrize("transport", ["ws", "sse"])
def test_a_real_model_is_asked(url, model, transport):
    answer = charter("ask", "Say hello.", "--url", url, "--transport", transport)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.strip()


def test_programs_get_the_answer_as_json(url, model):
    answer = charter("ask", "-", "--url", url, "--json", "--model", model, input="Say hello.")
    assert answer.returncode == 0, answer.stderr
    reply = json.loads(answer.stdout)
    assert reply["model"] == model and reply["content"] and reply["tokensUsed"] > 0


def test_an_unknown_model_is_an_error(url, model):
    answer = charter("ask", "Hello?", "--url", url, "--model", "nobody")
    assert answer.returncode == 1 and answer.stdout == ""
    assert "VALIDATION_ERROR" in answer.stderr


def test_the_server_is_found_by_the_environment(url, model):
    answer = charter("history", "--first", "0", env=os.environ | {"CHARTER_URL": url})
    assert answer.returncode == 2 and "1 to 500" in answer.stderr
    nobody = charter("ask", "Hello?", env=os.environ | {"CHARTER_URL": "http://127.0.0.1:1/graphql"})
    assert nobody.returncode == 1 and "Is a server running at http://127.0.0.1:1/graphql?" in nobody.stderr


def test_pieces_are_shown_as_they_come_and_do_not_steer_the_window():
    with scripted_model() as scripted, serving(
            "--external-model-url", scripted.url, "--external-model-name", "x") as server:
        leader, follower = pty.openpty()
        asked = subprocess.Popen(
            [CHARTER, "ask", "Hello?", "--model", "external-model", "--url", server.url], stdout=follower,
            stderr=subprocess.PIPE, text=True)
        os.close(follower)
        try:
            scripted.pieces.put("first ")
            assert shown(leader, "first ") == "first "
            scripted.pieces.put("second\x1b[31m")
            assert "second\ufffd[31m" in shown(leader, "[31m")
            scripted.pieces.put(None)
            assert asked.wait(timeout=60) == 0, asked.stderr.read()
        finally:
            asked.kill()
            asked.wait()
            os.close(leader)


def shown(leader, end):
    """What a window shows, up to a text."""
    text = b""
    deadline = time.monotonic() + 60
    while end not in text.decode(errors="replace"):
        assert time.monotonic() < deadline, text
        if select.select([leader], [], [], 1)[0]:
            text += os.read(leader, 4096)
    return text.decode(errors="replace")
