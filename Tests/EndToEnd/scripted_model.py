"""A model of the OpenAI protocol that says what a test tells it to, when the test does."""
import contextlib
import hashlib
import http.server
import json
import queue
import re
import threading


def embedding(text, dimension=64):
    """A vector in whose direction the words of the text have their say: the same words, the same direction."""
    numbers = [0.001] * dimension
    for word in re.findall(r"\w+", text.lower()):
        digest = hashlib.shake_128(word.encode()).digest(dimension)
        numbers = [number + byte / 127.5 - 1 for number, byte in zip(numbers, digest)]
    return numbers


class ScriptedModel:
    """Each piece that is put into `pieces` is streamed to who asked; None ends the answer. `gone` is set when the asker
    leaves before the end. What was asked is in `requests`. With `answers` everybody gets these at once. Texts to embed
    are answered at once, unless `embeds` is false."""

    def __init__(self, answers=None):
        self.requests = []
        self.embeds = True
        self.pieces = queue.Queue()
        self.gone = threading.Event()
        model = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                body = json.dumps({"object": "list", "data": [{"id": "x"}]}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if self.path.endswith("/embeddings"):
                    return self.embeddings(request["input"])
                model.requests.append(request)
                if answers and not request.get("stream"):
                    return self.whole(answers)
                if not request.get("stream"):
                    return self.whole("".join(iter(lambda: model.pieces.get(timeout=60), None)))
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                self.close_connection = True
                try:
                    if answers:
                        self.chunk({"content": answers}, None)
                    while not answers and (piece := model.pieces.get(timeout=60)) is not None:
                        self.chunk({"content": piece}, None)
                    self.chunk({}, "stop")
                    self.wfile.write(b"data: [DONE]\n\n")
                except OSError:
                    model.gone.set()

            def embeddings(self, texts):
                if not model.embeds:
                    return self.json({"error": {"message": "no vectors today", "type": "server_error"}}, 503)
                data = [{"index": index, "embedding": embedding(text)} for index, text in enumerate(texts)]
                self.json({"object": "list", "data": data, "usage": {"prompt_tokens": len(texts)}})

            def whole(self, content):
                choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
                self.json({"object": "chat.completion", "id": "1", "created": 1, "model": "x", "choices": [choice]})

            def json(self, answer, status=200):
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def chunk(self, delta, reason):
                choice = {"index": 0, "delta": delta, "finish_reason": reason}
                event = {"object": "chat.completion.chunk", "id": "1", "created": 1, "model": "x", "choices": [choice]}
                self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
                self.wfile.flush()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def until_gone(self):
        """Goes on talking until nobody listens."""
        for _ in range(600):
            if self.gone.wait(0.1):
                return True
            self.pieces.put("more ")
        return False


@contextlib.contextmanager
def scripted_model(answers=None):
    model = ScriptedModel(answers)
    thread = threading.Thread(target=model.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.pieces.put(None)
        model.server.shutdown()
        model.server.server_close()
