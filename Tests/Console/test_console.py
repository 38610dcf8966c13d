"""Checks the query console in headless Chromium against a running server.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python test_console.py http://127.0.0.1:8080 screenshots/

Chromium is the system's own (`--chromium PATH`, default /usr/bin/chromium). The server needs its language model: a query
and a subscription are really asked. Screenshots in light and dark are written to the directory. Exit status 0 only when
every check passed.
"""

import argparse
import json
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import expect, sync_playwright

CHECKS = []
HOSTILE = "<img src=x onerror=\"window.broken = true\"><script>window.broken = true</script>"


def check(function):
    """Registers a check; it runs in the order of this file, each in a fresh browser profile."""
    CHECKS.append(function)
    return function


class Console:
    """One page with the console open, and what the checks ask of it."""

    def __init__(self, page, url, wait):
        self.page, self.url, self.wait = page, url, wait
        self.complaints, self.foreign, self.posts = [], [], []
        page.on("console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._saw)
        page.on("websocket", lambda socket: self._saw_host(socket.url))

    def _saw(self, request):
        self._saw_host(request.url)
        if request.method == "POST" and "ConsoleIntrospection" not in (request.post_data or ""):
            self.posts.append(request.post_data)

    def _saw_host(self, url):
        parts = urlsplit(url)
        if parts.scheme != "data" and parts.netloc != urlsplit(self.url).netloc:
            self.foreign.append(url)

    def open(self, fragment=""):
        answer = self.page.goto(self.url + fragment)
        self.page.wait_for_selector("#explorer .row, #schema-state", state="attached", timeout=15000)
        return answer

    @property
    def editor(self):
        return self.page.get_by_label("GraphQL document")

    @property
    def text(self):
        return self.editor.input_value()

    def write(self, text):
        self.editor.fill(text)
        self.editor.press("ArrowLeft")

    def run(self):
        self.page.click("#run")

    def status(self, text):
        expect(self.page.locator("#status")).to_have_text(text, timeout=self.wait)

    def answer(self):
        """The response as JSON, once there is one."""
        expect(self.page.locator("#status")).to_have_class("status good", timeout=self.wait)
        return json.loads(self.page.locator("#answer .json").inner_text())

    def shows(self, selector, text):
        expect(self.page.locator(selector)).to_contain_text(text, timeout=5000)


@check
def page_loads_without_errors_or_foreign_requests(console):
    answer = console.open()
    console.page.wait_for_timeout(500)
    assert answer.status == 200, answer.status
    assert answer.headers["content-type"].startswith("text/html"), answer.headers["content-type"]
    policy = answer.headers.get("content-security-policy", "")
    assert "default-src 'none'" in policy and "nonce-" in policy and "unsafe" not in policy, f"policy: {policy}"
    assert "__NONCE__" not in console.page.content(), "a nonce placeholder is left"
    assert not console.complaints, console.complaints
    assert not console.foreign, console.foreign
    assert not console.posts, "something was executed by itself"
    assert "aiResponse(" in console.text and "aiResponseStream(" in console.text and console.text.startswith("#")
    expect(console.page.locator("#problems")).to_be_hidden()


@check
def explorer_shows_query_and_types(console):
    console.open()
    console.shows("#explorer", "Query")
    for name in ("Subscription", "aiResponse", "aiResponseStream", "AIResponse"):
        console.shows("#explorer", name)
    console.page.get_by_role("button", name="aiResponse AIResponse", exact=True).click()
    console.shows("#explorer .type-head", "Query")
    console.shows('#explorer [data-field="aiResponse"]', "prompt: String!")
    console.page.locator('#explorer [data-field="aiResponse"] .link').first.click()
    console.shows("#explorer .type-head", "AIResponse")
    console.shows("#explorer", "tokensUsed: Int!")
    console.page.fill("#schema-search", "tokensus")
    console.shows("#explorer", "AIResponse.tokensUsed")


@check
def explorer_says_when_introspection_is_off(console):
    refusal = {"errors": [{"message": "Introspection is not allowed."}]}
    console.page.route("**/graphql", lambda route: route.fulfill(status=400, json=refusal) if route.request.method == "POST" else route.fallback())
    console.open()
    console.shows("#schema-state", "Introspection is off")
    console.shows("#schema-state", "Introspection is not allowed.")


@check
def query_shows_its_answer(console):
    console.open()
    console.editor.press("Control+Enter")
    data = console.answer()["data"]["aiResponse"]
    assert data["content"] and data["model"] and isinstance(data["tokensUsed"], int), data
    console.shows("#status", "200")
    console.shows("#figures", "B")
    body = json.loads(console.posts[0])
    assert body["operationName"] == "Ask", body


# Notes what the status is when the first event is shown; whoever only looks from outside may be too slow to see it.
NOTE_FIRST_EVENT = """() => new MutationObserver((_, observer) => {
    if (!document.querySelector('#answer .events li')) return;
    window.statusAtFirstEvent = document.querySelector('#status').innerText;
    observer.disconnect();
}).observe(document.body, {childList: true, subtree: true})"""


def watch(console, transport):
    console.open()
    console.page.evaluate(NOTE_FIRST_EVENT)
    console.page.select_option("#operation", label="Watch (subscription)")
    console.page.get_by_label(transport, exact=True).check()
    console.run()
    rows = console.page.locator("#answer .events li")
    rows.first.wait_for(timeout=console.wait)
    console.status("Completed")
    assert rows.count() >= 3, rows.count()
    status = console.page.evaluate("window.statusAtFirstEvent")
    assert status and "Completed" not in status, f"the first event was shown at {status!r}"
    console.shows("#answer .events", "AIResponseStarted")
    console.shows("#answer .events", "AIResponseCompleted")
    assert console.page.locator("#answer .transcript p").inner_text().strip(), "no text was put together"
    rows.last.locator("summary").click()
    console.shows("#answer .events li:last-child pre", '"content"')
    assert not console.complaints, console.complaints


@check
def subscription_over_websocket_is_live_and_completes(console):
    sockets = []
    console.page.on("websocket", lambda socket: sockets.append(socket.url))
    watch(console, "WebSocket")
    assert len(sockets) == 1 and not console.posts, (sockets, console.posts)


@check
def subscription_over_sse_is_live_and_completes(console):
    watch(console, "SSE")
    assert len(console.posts) == 1, console.posts


@check
def subscription_can_be_stopped(console):
    console.open()
    console.write(
        'subscription {\n  aiResponseStream(prompt: "Tell the whole history of the world, century by century.") {\n'
        "    __typename\n  }\n}\n")
    # A real model decides itself how much it says; one that was short is asked again.
    for attempt in range(8):
        console.run()
        console.page.locator("#answer .events li").first.wait_for(timeout=console.wait)
        if console.page.locator("#run").inner_text().strip() == "Stop":
            console.run()
            console.status("Stopped")
            break
        expect(console.page.locator("#run")).to_have_text("Run", timeout=console.wait)
    else:
        raise AssertionError("no answer was long enough to be stopped")
    expect(console.page.locator("#run")).to_have_text("Run")


@check
def parts_of_an_answer_are_put_together(console):
    console.open()
    console.write("{\n  models {\n    name\n  }\n  ... @defer {\n    aiResponse(prompt: \"Hi\") {\n      content\n    }\n  }\n}\n")
    console.run()
    body = console.answer()
    assert body["data"]["models"] and body["data"]["aiResponse"]["content"] is not None, body
    console.shows("#figures", "2 parts")
    # The word in a string asks for nothing.
    console.write('{\n  aiResponse(prompt: "@defer") {\n    model\n  }\n}\n')
    console.run()
    assert console.answer()["data"]["aiResponse"]["model"]
    console.shows("#figures", "B")


@check
def syntax_mistake_is_marked_while_writing(console):
    console.open()
    console.write("query {\n  aiResponse(prompt: \"a\" {\n    content\n  }\n}\n")
    console.shows("#problems", "never closed")
    expect(console.page.locator("#query-editor .m-bad")).to_have_text("(")
    console.write("query {\n  aiRespons\n}\n")
    console.shows("#problems", 'Did you mean "aiResponse"?')
    expect(console.page.locator("#query-editor .m-bad")).to_have_text("aiRespons")


@check
def server_error_is_marked_at_its_location(console):
    console.open()
    console.write("query {\n  aiResponse(prompt: 12345) {\n    content\n  }\n}\n")
    expect(console.page.locator("#problems")).to_be_hidden()
    console.run()
    expect(console.page.locator("#status")).to_have_class("status bad", timeout=console.wait)
    console.shows("#answer .errors", "12345")
    expect(console.page.locator("#query-editor .m-bad")).to_have_text("12345")
    console.shows("#problems", "2:22")
    expect(console.page.locator("#query-editor .gutter .bad")).to_have_text("2")


@check
def variables_and_headers_are_checked(console):
    console.open()
    console.write("query Q($p: String!) {\n  aiResponse(prompt: $p) { model }\n}\n")
    console.shows("#variables-note", "p: String!")
    pane = console.page.get_by_label("Variables as JSON")
    pane.fill('{ "p": "hello", }')
    console.shows("#variables-note", "Remove the comma")
    console.run()
    console.shows("#toast", "Correct the variables first.")
    assert not console.posts
    pane.fill('{ "p": "hello" }')
    expect(console.page.locator("#variables-note")).to_be_hidden()
    console.page.click("#tab-headers")
    console.page.get_by_label("Headers as JSON").fill('{ "X-Number": 1 }')
    console.shows("#headers-note", 'The value of "X-Number" must be a string.')
    console.page.get_by_label("Headers as JSON").fill('{ "X-Request-Id": "console-test" }')
    with console.page.expect_request(lambda request: request.method == "POST") as sent:
        console.run()
    assert sent.value.headers["x-request-id"] == "console-test"
    assert sent.value.headers["accept"] == "application/graphql-response+json, application/json"
    assert json.loads(sent.value.post_data)["variables"] == {"p": "hello"}
    console.answer()


@check
def completion_works_by_keyboard(console):
    console.open()
    console.write("")
    keys = console.page.keyboard
    keys.type("{")
    keys.press("Enter")
    keys.type("aiR")
    console.shows("#completion", "aiResponse")
    keys.press("Enter")
    keys.type("(pro")
    console.shows("#completion", "prompt")
    keys.press("Tab")
    keys.type('"hi')
    keys.press("End")
    keys.type(" {")
    keys.press("Enter")
    keys.press("Control+Space")
    console.shows("#completion", "tokensUsed")
    keys.press("ArrowDown")
    assert console.editor.get_attribute("aria-activedescendant") == "option-1"
    keys.press("Escape")
    expect(console.page.locator("#completion")).to_be_hidden()
    keys.type("mod")
    keys.press("Enter")
    assert console.text == '{\n  aiResponse(prompt: "hi") {\n    model\n  }\n}', console.text
    keys.press("Control+z")
    assert "model" not in console.text, "undo does not reach a completion"


@check
def field_is_inserted_from_the_explorer(console):
    console.open()
    console.write("query Mine {\n  __typename\n}\n")
    console.page.get_by_label("Insert aiResponse into the document").click()
    assert console.text.startswith('query Mine {\n  __typename\n  aiResponse(prompt: "") {\n    content\n'), console.text
    console.page.get_by_label("Insert aiResponseStream into the document").click()
    assert "subscription AiResponseStream {" in console.text and "... on AIResponseDelta {" in console.text, console.text
    expect(console.page.locator("#problems")).to_be_hidden()


@check
def prettify_keeps_comments(console):
    console.open()
    console.write("query Q{a:__typename #why\n b:__typename}")
    console.page.click("#prettify")
    assert console.text == "query Q {\n  a: __typename  #why\n  b: __typename\n}\n", console.text


@check
def history_restores_searches_and_clears(console):
    console.open()
    for name in ("First", "Second"):
        console.write(f"query {name} {{\n  __typename\n}}\n")
        console.run()
        assert console.answer() == {"data": {"__typename": "Query"}}
    console.page.reload()
    console.page.click("#tab-history")
    entries = console.page.locator("#history .entry .go")
    expect(entries).to_have_count(2)
    console.page.fill("#history-search", "first")
    expect(entries).to_have_count(1)
    entries.first.click()
    assert "query First" in console.text, console.text
    console.page.fill("#history-search", "")
    console.page.click("#history-clear")
    console.page.click("#history-clear")
    expect(entries).to_have_count(0)


@check
def link_is_shown_but_never_run(console):
    console.open("#query=" + quote("query FromLink { __typename }") + "&variables=" + quote(HOSTILE))
    console.page.wait_for_timeout(500)
    assert console.text == "query FromLink { __typename }"
    assert not console.posts, console.posts
    console.shows("#notice", "came from a link")
    assert not console.page.evaluate("window.broken"), "text of the link was executed"
    console.page.click("#notice-back")
    assert "aiResponse(" in console.text
    console.page.click("#share")
    assert "#query=" in console.page.url


@check
def response_text_never_becomes_html(console):
    console.open()
    answer = {"data": {"x": HOSTILE}, "errors": [{"message": HOSTILE, "path": [HOSTILE], "extensions": {"code": HOSTILE}}]}
    console.page.route("**/graphql", lambda route: route.fulfill(json=answer) if route.request.method == "POST" else route.fallback())
    console.run()
    console.shows("#answer", "<img src=x")
    console.page.wait_for_timeout(200)
    assert console.page.locator("#answer img, #answer script").count() == 0
    assert not console.page.evaluate("window.broken"), "response text was executed"


@check
def theme_is_remembered(console):
    console.open()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = console.page.evaluate(ground)
    console.page.get_by_label("Dark theme").click()
    dark = console.page.evaluate(ground)
    assert light != dark
    console.page.reload()
    assert console.page.evaluate(ground) == dark


CONTRAST = """() => {
  const channels = (text) => { const c = text.match(/[\\d.]+/g).map(Number); return c.length < 4 ? [...c, 1] : c; };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3]));
  const ground = (node) => { const chain = []; for (let n = node; n; n = n.parentElement) chain.unshift(channels(getComputedStyle(n).backgroundColor));
    return chain.reduce((below, top) => over(top, below), [255, 255, 255]); };
  const weak = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || ["SCRIPT", "STYLE", "TEXTAREA", "OPTION"].includes(node.tagName)) continue;
    const below = ground(node), text = over(channels(getComputedStyle(node).color), below);
    const [a, b] = [light(text), light(below)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) weak.add(`${ratio.toFixed(2)} ${node.tagName}.${node.className} "${walker.currentNode.data.trim().slice(0, 30)}"`);
  }
  return [...weak];
}"""


def look(console, directory, scheme):
    """Takes the screenshots of one colour scheme and measures the contrast of all text on each of them."""
    weak = []

    def shot(name):
        console.page.wait_for_timeout(150)
        console.page.screenshot(path=directory / f"console-{scheme}-{name}.png")
        weak.extend(f"{name}: {line}" for line in console.page.evaluate(CONTRAST))

    console.page.emulate_media(color_scheme=scheme)
    console.open()
    shot("1-start")
    console.run()
    console.answer()
    shot("2-answer")
    console.page.select_option("#operation", label="Watch (subscription)")
    console.run()
    console.status("Completed")
    console.page.get_by_role("button", name="aiResponse AIResponse", exact=True).click()
    console.page.wait_for_timeout(1500)
    shot("3-subscription")
    console.write("query Wrong {\n  aiResponse(prompt: 12345) {\n    content\n  }\n}\n")
    console.run()
    expect(console.page.locator("#status")).to_have_class("status bad", timeout=console.wait)
    console.page.click("#tab-history")
    shot("4-error")
    assert not weak, weak


@check
def light_screenshots_have_contrast(console, directory):
    look(console, directory, "light")


@check
def dark_screenshots_have_contrast(console, directory):
    look(console, directory, "dark")


@check
def page_fits_every_width(console, directory):
    for width, height in ((1440, 900), (900, 700), (390, 800)):
        console.page.set_viewport_size({"width": width, "height": height})
        console.open()
        console.run()
        console.answer()
        console.page.screenshot(path=directory / f"console-width-{width}.png")
        assert console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width}"
    console.page.locator(".nav").get_by_text("Schema").click()
    console.shows("#explorer", "aiResponse")


@check
def keyboard_reaches_everything(console):
    console.open()
    nameless = console.page.evaluate("""() => [...document.querySelectorAll('button, input, select, textarea, [role=separator]')]
        .filter((node) => !(node.textContent.trim() || node.getAttribute('aria-label') || node.labels?.length)).map((node) => node.outerHTML.slice(0, 120))""")
    assert not nameless, nameless
    console.editor.focus()
    console.page.keyboard.press("Escape")
    console.page.keyboard.press("Tab")
    assert console.page.evaluate("document.activeElement.tagName") != "TEXTAREA", "the editor traps Tab"
    console.page.keyboard.press("Control+k")
    assert console.page.evaluate("document.activeElement.id") == "schema-search"
    console.page.focus("#split-handle")
    before = console.page.locator("#work").bounding_box()["width"]
    console.page.keyboard.press("ArrowRight")
    assert console.page.locator("#work").bounding_box()["width"] > before


@contextmanager
def opened(browser, url, wait):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    try:
        yield Console(context.new_page(), url, wait)
    finally:
        context.close()


def main():
    parser = argparse.ArgumentParser(description="Checks the query console of a running server.")
    parser.add_argument("url", help="where the server listens, such as http://127.0.0.1:8080")
    parser.add_argument("screenshots", type=Path, help="directory for the screenshots")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="path of the browser")
    parser.add_argument("--wait", type=float, default=60, help="seconds to wait for an answer of the model")
    parser.add_argument("--only", default="", help="run only the checks whose name contains this")
    options = parser.parse_args()
    url = options.url.rstrip("/")
    if not urlsplit(url).path:
        url += "/graphql"
    options.screenshots.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for function in CHECKS:
            name = function.__name__.replace("_", " ")
            if options.only not in name:
                continue
            try:
                with opened(browser, url, options.wait * 1000) as console:
                    if function.__code__.co_argcount == 2:
                        function(console, options.screenshots)
                    else:
                        function(console)
                passed += 1
                print(f"ok      {name}", flush=True)
            except Exception:  # a failed check must not stop the others
                failed += 1
                print(f"FAILED  {name}\n{traceback.format_exc(limit=-2)}", flush=True)
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
