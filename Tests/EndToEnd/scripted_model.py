"""A model of the OpenAI protocol that says what a test tells it to, when the test does."""
import contextlib
import http.server
import json
import queue
import threading


class ScriptedModel:
    """Each piece that is put into `pieces` is streamed to who asked; None ends the answer. `gone` is set when the asker
    leaves before the end. What was asked is in `requests`."""

    def __init__(self):
        self.requests = []
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
                model.requests.append(request)
                if not request.get("stream"):
                    return self.whole("".join(iter(lambda: model.pieces.get(timeout=60), None)))
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                self.close_connection = True
                try:
                    while (piece := model.pieces.get(timeout=60)) is not None:
                        self.chunk({"content": piece}, None)
                    self.chunk({}, "stop")
                    self.wfile.write(b"data: [DONE]\n\n")
                except OSError:
                    model.gone.set()

            def whole(self, content):
                choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
                body = json.dumps(
                    {"object": "chat.completion", "id": "1", "created": 1, "model": "x", "choices": [choice]}).encode()
                self.send_response(200)
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
def scripted_model():
    model = ScriptedModel()
    thread = threading.Thread(target=model.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.pieces.put(None)
        model.server.shutdown()
        model.server.server_close()
