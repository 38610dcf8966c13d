"""The server under test: its addresses, and a model that has come up."""
import os
import time

import pytest
import requests


@pytest.fixture(scope="session")
def base():
    return os.environ["CHARTER_URL"]


@pytest.fixture(scope="session")
def url(base):
    return base + "/graphql"


@pytest.fixture(scope="session")
def socket_url(url):
    return url.replace("http", "ws", 1)


@pytest.fixture(scope="session")
def model(url):
    """The default model, once it is available; it loads for some seconds."""
    deadline = time.monotonic() + 120
    while True:
        answer = post(url, "{ models { name isDefault status unavailableReason } }").json()
        default = next(m for m in answer["data"]["models"] if m["isDefault"])
        if default["status"] == "AVAILABLE":
            return default["name"]
        assert time.monotonic() < deadline, default
        time.sleep(0.5)


def post(url, query, variables=None, **more):
    headers = {"Accept": "application/graphql-response+json"} | more.pop("headers", {})
    return requests.post(url, json={"query": query, "variables": variables or {}}, headers=headers, timeout=120, **more)
