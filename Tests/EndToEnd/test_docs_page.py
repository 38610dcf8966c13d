"""The page of `charter docs` in headless Chromium: hostile descriptions, no network, no script, light and dark, 5,000 types."""
import os
import subprocess
import time

import pytest
from playwright.sync_api import expect, sync_playwright

CHARTER = os.environ["CHARTER_BINARY"]
HOSTILE = "<script>window.broken = true</script><img src=x onerror='window.broken = true'> [x](javascript:window.broken=true)"
SDL = f'''
"{HOSTILE}"
type Query {{
  "A user, see `User.name`. {HOSTILE}"
  user("{HOSTILE}" id: ID!, kind: String = "{HOSTILE}"): User @deprecated(reason: "{HOSTILE}")
}}
"A person. **Strong** and [a link](https://example.com/)."
type User {{ name: String! }}
'''


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def docs(directory, sdl):
    schema = directory / "schema.graphql"
    schema.write_text(sdl)
    subprocess.run([CHARTER, "docs", schema, "--output", directory, "--title", "Shop"], check=True, timeout=60, capture_output=True)
    return (directory / "index.html").as_uri()


@pytest.fixture(scope="module")
def page_url(tmp_path_factory):
    return docs(tmp_path_factory.mktemp("docs"), SDL)


@pytest.fixture
def page(chromium, page_url):
    page = chromium.new_page(color_scheme="light")
    page.complaints, page.requested = [], []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.requested.append(request.url))
    page.goto(page_url)
    yield page
    assert page.complaints == []
    assert [url for url in page.requested if url.split("#")[0] != page_url] == []
    page.close()


def test_descriptions_stay_text(page):
    assert page.evaluate("window.broken") is None
    assert page.locator("main img").count() == 0 and page.locator("main script").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert HOSTILE in page.locator('[id="Query.user(id:)"]').inner_text()
    assert page.locator('main a[href^="http"]').all_inner_texts() == ["a link"]


def test_search_finds_and_leads(page):
    page.keyboard.press("/")
    page.keyboard.type("user.n")
    expect(page.locator('[id="-found"] a')).to_have_text(["User.name"])
    page.keyboard.press("Enter")
    assert page.url.endswith("#User.name")
    page.keyboard.press("Escape")
    expect(page.locator('[id="-contents"]')).to_be_visible()
    page.fill('[id="-search"]', "nothing like that")
    expect(page.locator('[id="-found"]')).to_have_text("Nothing found.")


def test_links_within_the_page_lead_somewhere(page):
    missing = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
            .filter(id => !document.getElementById(id))""")
    assert missing == []


def test_light_and_dark(page):
    colours = "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    light = page.evaluate(colours)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colours) != light


def test_without_script(chromium, page_url):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_url)
    expect(page.locator('[id="-search"]')).to_be_hidden()
    expect(page.get_by_role("navigation").get_by_role("link", name="User")).to_be_visible()
    context.close()


def test_five_thousand_types(chromium, tmp_path):
    types = "".join(f'"Type {i}." type T{i} {{ a(x: Int = {i}): T{i + 1} b: [T{i // 2}!]! }}\n' for i in range(5_000))
    start = time.monotonic()
    url = docs(tmp_path, "type Query { t: T0 }\n" + types + "type T5000 { a: Int }")
    page = chromium.new_page()
    page.goto(url + "#T4321")
    expect(page.locator('[id="T4321"]')).to_be_in_viewport(timeout=60_000)
    print(f"5,000 types written and shown after {time.monotonic() - start:.1f} s")
    page.close()
