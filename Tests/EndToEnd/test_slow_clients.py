"""Clients that take their time: those who send slowly are told, those who do not read are cut off, others never wait."""
import socket
import time

import pytest
import requests
from scripted_model import scripted_model
from servers import serving


def until_closed(client):
    received = b""
    while more := client.recv(65536):
        received += more
    return received


@pytest.mark.parametrize(
    "head", [b"GET /graphql HTTP/1.1\r\nHost: localhost\r\n",
             b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"],
    ids=["head", "body"])
def test_slow_requests(head):
    with serving("--header-timeout", "0.5", "--body-timeout", "0.5") as server:
        with socket.create_connection(server.address, timeout=30) as slow:
            slow.sendall(head)
            assert requests.get(server.base + "/health", timeout=10).status_code == 200
            assert until_closed(slow).startswith(b"HTTP/1.1 408 ")


def test_slow_readers():
    with scripted_model() as model, serving(
            "--external-model-url", model.url, "--external-model-name", "x", "--stalled-reader-timeout", "0.5") as server:
        body = b'{"query":"subscription { aiResponseStream(prompt: \\"x\\", model: \\"external-model\\") { ... on AIResponseDelta { text } } }"}'
        with socket.create_connection(server.address, timeout=30) as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.sendall(
                b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"
                + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
            deadline = time.monotonic() + 60
            while not model.gone.is_set() and time.monotonic() < deadline:
                if model.pieces.qsize() < 4:
                    model.pieces.put("x" * 30_000)
                model.gone.wait(0.005)
                assert requests.get(server.base + "/health", timeout=10).status_code == 200
            assert model.gone.is_set(), "the reader holds its source for ever"
