"""The operators' pages."""
import shutil
import subprocess

import pytest
import requests


def test_health(base):
    answer = requests.get(base + "/health", timeout=10)
    assert answer.status_code == 200 and answer.json() == {"status": "ok"}


def test_ready_names_the_missing_model(base):
    answer = requests.get(base + "/ready", timeout=10)
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    missing = {m["model"]: m["reason"] for m in answer.json()["missing"]}
    assert "CHARTER_EXTERNAL_MODEL_URL" in missing["external-model"]


def test_promtool_accepts_the_metrics(base):
    promtool = shutil.which("promtool")
    assert promtool, "promtool is missing; make test installs it with the package prometheus"
    page = requests.get(base + "/metrics", timeout=10)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/plain")
    checked = subprocess.run([promtool, "check", "metrics"], input=page.text, capture_output=True, text=True, timeout=30)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert 'charter_requests_total{door="http",outcome="ok"}' in page.text


@pytest.mark.parametrize("path", ["/nowhere", "/graphql/nowhere", "/health/x"])
def test_unknown_pages(base, path):
    assert requests.get(base + path, timeout=10).status_code == 404


def test_the_console_is_served_to_browsers_only(url):
    page = requests.get(url, headers={"Accept": "text/html"}, timeout=10)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "__NONCE__" not in page.text
