"""The page /docs in headless Chromium: every route of the description, nothing from elsewhere, light and dark, and a request
that is really sent."""
import pytest
import requests
from playwright.sync_api import expect, sync_playwright


@pytest.fixture(scope="module")
def document(base):
    return requests.get(base + "/openapi.json", timeout=10).json()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def page(chromium, base, document, request):
    page = chromium.new_page(color_scheme=request.param)
    page.complaints, page.requested = [], []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.requested.append(request.url))
    page.goto(base + "/docs")
    expect(page.locator("#version")).to_have_text(f"Version {document['info']['version']}")
    yield page
    assert page.complaints == []
    assert [url for url in page.requested if not url.startswith((base + "/", "data:"))] == []
    page.close()


def operations(document):
    return [(path, method, operation) for path, item in document["paths"].items() for method, operation in item.items()]


def test_the_policy_allows_its_own_script_alone(base):
    policies = [requests.get(base + "/docs", timeout=10).headers["content-security-policy"] for _ in range(2)]
    assert all("default-src 'none'" in policy and "connect-src 'self'" in policy for policy in policies)
    assert policies[0] != policies[1]


def test_every_route_is_there(page, document):
    expect(page.locator(".operation")).to_have_count(len(operations(document)))
    for _, method, operation in operations(document):
        section = page.locator(f"[id='{operation['operationId']}']")
        expect(section.locator("h3 .method")).to_have_text(method.upper())


def test_text_is_easy_to_read(page):
    colours = page.evaluate("""() => ["color", "backgroundColor"].map((name) => getComputedStyle(document.body)[name])""")

    def luminance(text):
        parts = [int(part) / 255 for part in text.removeprefix("rgb(").removesuffix(")").split(",")]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted(map(luminance, colours), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7, colours


def test_the_filter_hides_the_others(page, document):
    path = operations(document)[0][0]
    page.get_by_label("Filter routes").fill(path)
    expect(page.locator("nav li:visible")).to_have_count(sum(path in other for other, _, _ in operations(document)))


def test_a_request_can_be_sent(page, document):
    reads = [operation for _, method, operation in operations(document)
             if method == "get" and "application/json" in operation["responses"].get("200", {}).get("content", {})
             and not any(parameter.get("required") for parameter in operation.get("parameters", []))]
    section = page.locator(f"[id='{reads[0]['operationId']}']")
    section.get_by_text("Try it").click()
    section.get_by_role("button", name="Send").click()
    expect(section.locator(".try .status")).to_have_text("200", timeout=10_000)
    expect(section.locator(".try pre").last).to_contain_text('"success": true')
