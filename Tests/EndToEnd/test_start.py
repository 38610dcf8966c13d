"""Starting and stopping: exit statuses, located mistakes, and a model's process that never outlives the server."""
import os
import pathlib
import signal
import socket
import struct
import subprocess
import time

import pytest
import requests
from servers import Running

CHARTER = os.environ["CHARTER_BINARY"]


def serve(*options, **environment):
    return subprocess.run(
        [CHARTER, "serve", *options], capture_output=True, text=True, timeout=60, env=os.environ | environment)


@pytest.mark.parametrize(
    "options, environment, mistake",
    [
        (["--port", "x"], {}, "--port=x: must be a whole number, 0 to 65535"),
        ([], {"CHARTER_MAX_TOKENS": "-1"}, "CHARTER_MAX_TOKENS=-1: "),
        (["--prot", "1"], {}, '--prot: unknown option. Did you mean "--port"'),
        (["--host", "0.0.0.0"], {}, "--allow-anonymous"),
        (["--tls-key", "x"], {}, "--tls-certificate and --tls-key must be set together"),
        ([], {"CHARTER_EXTERNAL_MODEL_URL": "nonsense"}, "CHARTER_EXTERNAL_MODEL_URL=nonsense: "),
    ])
def test_wrong_configuration_stops_the_start(options, environment, mistake):
    ended = serve(*options, **environment)
    assert ended.returncode == 2 and mistake in ended.stderr and ended.stdout == ""


def test_a_taken_port_is_an_error_of_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = serve("--port", str(taken.getsockname()[1]), "--local-model", "false")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("error: cannot serve on 127.0.0.1:")


def test_a_missing_certificate_is_an_error():
    ended = serve("--port", "0", "--tls-certificate", "/nowhere.pem", "--tls-key", "/nowhere.pem", "--local-model", "false")
    assert ended.returncode == 1 and "cannot serve on" in ended.stderr


def test_help_lists_every_variable():
    ended = serve("--help")
    assert ended.returncode == 0
    assert "CHARTER_STATUS_POLICY" in ended.stdout and "CHARTER_EXTERNAL_MODEL_KEY" in ended.stdout


def gone(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_sigterm_drains_and_ends_with_0():
    server = Running("--local-model", "false")
    assert requests.get(server.base + "/health", timeout=10).status_code == 200
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) == 0


def test_clients_that_vanish_in_the_handshake_do_not_hold_up_the_end():
    server = Running("--local-model", "false", "--drain-timeout", "5")
    host, port = server.base.removeprefix("http://").split(":")
    upgrade = (
        f"GET /graphql HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n").encode()
    for _ in range(300):
        with socket.create_connection((host, int(port)), timeout=10) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.sendall(upgrade)
    until(lambda: "charter_sockets 0\n" in requests.get(server.base + "/metrics", timeout=10).text)
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(15) == 0


def test_a_head_request_for_events_has_no_body():
    server = Running("--local-model", "false")
    answer = requests.head(
        server.base + "/graphql/stream", params={"query": "{ __typename }"}, headers={"Accept": "text/event-stream"}, timeout=10)
    assert answer.status_code == 405 and "POST" in answer.headers["Allow"]
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) == 0


@pytest.mark.skipif(not pathlib.Path("/proc").exists(), reason="needs /proc")
def test_the_model_dies_with_a_killed_server(model):
    data = pathlib.Path(os.environ.get("DATA_DIR", ".charter"))
    server = Running("--data-dir", str(data))
    until(lambda: server.children())
    children = server.children()
    server.process.kill()
    server.process.wait(30)
    until(lambda: all(gone(child) for child in children))
