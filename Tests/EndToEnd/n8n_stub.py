#!/usr/bin/env python3
"""An n8n of the size of a test: its public API, its webhooks and its habits, over workflows that only pretend to work.

usage: n8n_stub.py [--port PORT] [--api-key KEY]; prints `listening on URL` and serves until it is terminated. What a
test wants of it is said below `/stub` (see `Stub`): workflows and what their executions do, faults, callbacks at the
moment that the test chooses. An execution moves on one word of its script each time that the API shows it, so nothing
depends on time, unless the workflow has `takes`, in seconds.

From other Python tests: `with n8n_stub() as n8n: n8n.url`.
"""
import argparse
import base64
import contextlib
import datetime
import http.server
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

ACTIVE = {"new", "running", "waiting", "unknown"}


def timestamp(seconds):
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class Execution:
    def __init__(self, number, workflow_id, workflow, body, script, retry_of=None):
        self.number = number
        self.workflow_id = workflow_id
        self.workflow = workflow
        self.body = body
        self.script = list(script)
        self.retry_of = retry_of
        self.created = time.time()
        self.started_at = None
        self.stopped_at = None
        self.status = "new"
        self.result = workflow.get("result", {"ok": True})
        self.error = workflow.get("error")
        self.move(self.script[0] if self.script else "running")

    def move(self, status):
        """`missing` is not written yet: the API does not know it, and then goes on."""
        if status == "missing":
            return
        self.status = status
        if status != "new" and self.started_at is None:
            self.started_at = time.time()
        if status not in ACTIVE and self.stopped_at is None:
            self.stopped_at = time.time()

    def turn(self, status, error=None):
        """What a test decides: the script is over."""
        self.script = []
        self.error = error or self.error
        self.move(status)

    def look(self):
        """What the API is about to show; None when it does not have it."""
        if "takes" in self.workflow:
            if self.status in ACTIVE and time.time() - self.created >= self.workflow["takes"]:
                self.move("error" if self.error else "success")
        else:
            word = self.script[0] if self.script else self.status
            if len(self.script) > 1:
                self.script.pop(0)
            if word == "missing":
                return None
            self.move(word)
        if self.status == "success" and not self.workflow.get("keeps_successes", True):
            return None
        return self

    def show(self, numeric, include_data):
        def shown_id(value):
            return value if numeric or value is None else str(value)

        found = {
            "id": shown_id(self.number), "workflowId": int(self.workflow_id) if numeric else self.workflow_id,
            "status": self.status, "mode": "retry" if self.retry_of else "webhook",
            "finished": self.status == "success", "retryOf": shown_id(self.retry_of), "retrySuccessId": None,
            "startedAt": self.started_at and timestamp(self.started_at),
            "stoppedAt": self.stopped_at and timestamp(self.stopped_at), "waitTill": None, "customData": {},
        }
        if include_data:
            if self.workflow.get("is_too_large"):
                found["dataTooLargeToDisplay"] = True
            elif self.workflow.get("keeps_data", True):
                found["data"] = self.data()
        return found

    def data(self):
        """The shape that n8n gives, as far as anybody reads it."""
        def run(items):
            return [{"startTime": 0, "executionTime": 1, "source": [], "data": {"main": [items]}}]

        nodes = {"Webhook": run([{"json": {"headers": {}, "params": {}, "query": {}, "body": self.body}}])}
        results = {"runData": nodes, "lastNodeExecuted": "Webhook"}
        if self.status == "success":
            items = self.result if isinstance(self.result, list) else [self.result]
            nodes["Last"] = run([{"json": item, "pairedItem": {"item": 0}} for item in items])
            results["lastNodeExecuted"] = "Last"
        if self.error and self.status in ("error", "crashed"):
            results["error"] = {"message": self.error, "name": "NodeOperationError"}
        return {"startData": {}, "resultData": results}


class Stub:
    """The state behind the server. `PUT /stub/server` and `PUT /stub/workflows/{id}` take members of these
    dictionaries, `POST /stub/faults` a fault, `POST /stub/executions/{id}` a status, `POST
    /stub/executions/{id}/callback` a body that is then sent to its callback URL; `GET /stub/requests` and `GET
    /stub/executions` tell what happened."""

    def __init__(self, api_key):
        self.lock = threading.RLock()
        self.api_key = api_key
        # numeric_ids: as older servers have them; has_publish: false for servers that only activate; has_execute: the
        # route of private builds, which want a bearer token; knows_new: whether `status=new` is a filter.
        self.server = {"numeric_ids": False, "has_publish": True, "has_execute": False, "knows_new": True}
        # path, is_active, respond, response, auth {type: basic|header|jwt, …}, script, retry_script, result, error,
        # is_filtered, keeps_data, keeps_successes, is_too_large, takes, callbacks [{after, body}]
        self.workflows = {}
        self.executions = []
        self.faults = []
        self.requests = []

    def start(self, workflow_id, body, script=None, retry_of=None):
        workflow = self.workflows[workflow_id]
        script = workflow.get("script", ["running", "success"]) if script is None else script
        execution = Execution(len(self.executions) + 231, workflow_id, workflow, body, script, retry_of)
        self.executions.append(execution)
        for callback in workflow.get("callbacks", []):
            timer = threading.Timer(callback.get("after", 0), self.call_back, [execution, callback["body"]])
            timer.daemon = True
            timer.start()
        return execution

    def find(self, text):
        return next((e for e in self.executions if str(e.number) == text), None)

    def call_back(self, execution, body):
        """Sends a callback; the status of the answer, 0 when there is none."""
        url = execution.body.get("charter", {}).get("callback_url")
        if not url:
            return 0
        text = json.dumps(body).replace('"$execution"', json.dumps(self.shown_id(execution)))
        request = urllib.request.Request(
            url, data=text.encode(), headers={"Content-Type": "application/json"}, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def shown_id(self, execution):
        return execution.number if self.server["numeric_ids"] else str(execution.number)

    def fault(self, method, path):
        for fault in self.faults:
            if fault.get("method", method) == method and path.startswith(fault["path"]) and fault.get("times", 1) > 0:
                fault["times"] = fault.get("times", 1) - 1
                return fault
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stub = None

    def log_message(self, *_):
        pass

    def handle_any(self):
        self.text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        parts = urllib.parse.urlsplit(self.path)
        self.query = dict(urllib.parse.parse_qsl(parts.query))
        path = [urllib.parse.unquote(part) for part in parts.path.split("/")[1:]]
        if path[0] == "stub":
            return self.control(path[1:])
        with self.stub.lock:
            self.stub.requests.append({
                "method": self.command, "path": self.path, "body": self.text,
                "headers": {name.lower(): value for name, value in self.headers.items()}})
            fault = self.stub.fault(self.command, parts.path)
        if fault:
            if fault.get("happens"):
                self.quiet = True
                self.route(path)
                self.quiet = False
            return self.fail(fault)
        return self.route(path)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any
    quiet = False

    def body(self):
        try:
            found = json.loads(self.text or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def answer(self, status, body, headers=()):
        if self.quiet:
            return
        text = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if isinstance(body, str) else "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def fail(self, fault):
        # Unannounced, as when a server dies; the client would else send its next request into a connection that closes.
        self.close_connection = bool(fault.get("drop") or fault.get("cut"))
        if fault.get("drop"):
            return
        text = fault.get("body", "").encode()
        self.send_response(fault.get("status", 500))
        self.send_header("Content-Type", fault.get("content_type", "application/json"))
        # A cut body announces more than comes.
        self.send_header("Content-Length", str(len(text) + (100 if fault.get("cut") else 0)))
        for name, value in fault.get("headers", {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def control(self, path):
        stub = self.stub
        if path[0] == "executions" and len(path) == 3 and path[2] == "callback":
            # Outside the lock: whoever is called back may ask at once.
            return self.answer(200, {"status": stub.call_back(stub.find(path[1]), self.body())})
        with stub.lock:
            match (self.command, path):
                case ("PUT", ["server"]):
                    stub.server |= self.body()
                case ("PUT", ["workflows", workflow]):
                    stub.workflows.setdefault(workflow, {}).update(self.body())
                case ("POST", ["faults"]):
                    stub.faults.append(self.body())
                case ("POST", ["executions", number]):
                    stub.find(number).turn(self.body()["status"], self.body().get("error"))
                case ("POST", ["workflows", workflow, "start"]):
                    execution = stub.start(workflow, self.body())
                    return self.answer(200, {"id": str(execution.number)})
                case ("GET", ["requests"]):
                    return self.answer(200, {"requests": stub.requests})
                case ("GET", ["executions"]):
                    shown = [
                        e.show(stub.server["numeric_ids"], False) | {"number": str(e.number), "body": e.body}
                        for e in stub.executions]
                    return self.answer(200, {"executions": shown})
                case _:
                    return self.answer(404, {"message": "no such control"})
        return self.answer(200, {})

    def route(self, path):
        with self.stub.lock:
            match path:
                case ["webhook", *rest]:
                    return self.webhook("/".join(rest), is_test=False)
                case ["webhook-test", *rest]:
                    return self.webhook("/".join(rest), is_test=True)
                case ["api", "v1", *rest]:
                    return self.api(rest)
                case _:
                    return self.answer(404, "<!DOCTYPE html><html><body>Cannot " + self.command + "</body></html>")

    # MARK: Webhooks

    def webhook(self, path, is_test):
        kind = "is_listening" if is_test else "is_active"
        found = next(
            (w for w in self.stub.workflows.items() if w[1].get("path") == path and w[1].get(kind, not is_test)), None)
        if found is None or self.command != "POST":
            hint = "Click the 'Execute workflow' button" if is_test else "The workflow must be active"
            message = f'The requested webhook "{self.command} {path}" is not registered.'
            return self.answer(404, {"code": 404, "message": message, "hint": hint})
        workflow_id, workflow = found
        if status := self.refusal(workflow.get("auth", {"type": "none"})):
            return self.answer(status, {"message": "Authorization data is wrong!"})
        if is_test:
            workflow["is_listening"] = False
        if workflow.get("is_filtered"):
            return self.answer(200, {"message": "Workflow was started"})
        respond = workflow.get("respond", "onReceived")
        if respond == "lastNode":
            end = "error" if workflow.get("error") else "success"
            execution = self.stub.start(workflow_id, self.body(), script=[end])
            if execution.error:
                return self.answer(500, {"message": "Error in workflow"})
            return self.answer(200, execution.result)
        execution = self.stub.start(workflow_id, self.body())
        if respond == "responseNode":
            response = json.dumps(workflow.get("response", {"execution_id": "$execution"}))
            return self.answer(
                200, json.loads(response.replace('"$execution"', json.dumps(self.stub.shown_id(execution)))))
        return self.answer(200, {"message": "Workflow was started"})

    def refusal(self, auth):
        """The status of a refusal, or None."""
        given = self.headers.get("Authorization")
        match auth["type"]:
            case "none":
                return None
            case "basic":
                wanted = "Basic " + base64.b64encode(f"{auth['user']}:{auth['password']}".encode()).decode()
            case "jwt":
                wanted = "Bearer " + auth["token"]
            case "header":
                return None if self.headers.get(auth["name"]) == auth["value"] else 403
        return None if given == wanted else 401 if given is None else 403

    # MARK: The public API

    def api(self, path):
        stub = self.stub
        bearer = f"Bearer {stub.api_key}"
        if self.headers.get("X-N8N-API-KEY") != stub.api_key and self.headers.get("Authorization") != bearer:
            return self.answer(401, {"message": "unauthorized"})
        match (self.command, path):
            case ("GET", ["executions"]):
                return self.listed()
            case ("GET", ["executions", number]):
                execution = stub.find(number)
                shown = execution and execution.look()
                if not shown:
                    return self.answer(404, {"message": "Not Found"})
                return self.answer(
                    200, shown.show(stub.server["numeric_ids"], self.query.get("includeData") == "true"))
            case ("POST", ["executions", number, "retry"]):
                return self.retry(stub.find(number))
            case ("POST", ["executions", number, "stop"]):
                execution = stub.find(number)
                if execution is None:
                    return self.answer(404, {"message": "Not Found"})
                if execution.status not in ACTIVE:
                    return self.answer(409, {"message": "The execution has ended already"})
                execution.turn("canceled")
                shown = execution.show(stub.server["numeric_ids"], False)
                return self.answer(200, {k: shown[k] for k in ("mode", "startedAt", "stoppedAt", "finished", "status")})
            case ("POST", ["workflows", workflow, "publish" | "activate" as verb]):
                if workflow not in stub.workflows or (verb == "publish" and not stub.server["has_publish"]):
                    return self.answer(404, {"message": "not found"})
                stub.workflows[workflow]["is_active"] = True
                return self.answer(200, {"id": workflow, "active": True})
            case ("POST", ["workflows", workflow, "execute"]) if stub.server["has_execute"]:
                if self.headers.get("Authorization") != bearer:
                    return self.answer(403, {"message": "Forbidden"})
                if workflow not in stub.workflows:
                    return self.answer(404, {"message": "not found"})
                execution = stub.start(workflow, self.body())
                return self.answer(200, {"execution_id": stub.shown_id(execution), "status": "started"})
            case _:
                return self.answer(404, {"message": "not found"})

    def listed(self):
        stub, query = self.stub, self.query
        if query.get("status") == "new" and not stub.server["knows_new"]:
            return self.answer(400, {"message": "request/query/status must be equal to one of the allowed values"})

        def matches(execution):
            if execution.script[:1] == ["missing"]:
                return False
            if "workflowId" in query and execution.workflow_id != query["workflowId"]:
                return False
            if "status" in query and execution.status != query["status"]:
                return False
            after = query.get("startedAfter")
            return not after or (execution.started_at is not None and timestamp(execution.started_at) > after)

        found = [e for e in reversed(stub.executions) if matches(e)]
        limit, start = int(query.get("limit", 100)), int(query.get("cursor", 0))
        if limit > 250:
            return self.answer(400, {"message": "request/query/limit must be <= 250"})
        following = start + limit
        page = [e.show(stub.server["numeric_ids"], False) for e in found[start:following]]
        return self.answer(200, {"data": page, "nextCursor": str(following) if following < len(found) else None})

    def retry(self, execution):
        if execution is None:
            return self.answer(404, {"message": "Not Found"})
        if execution.status not in ("error", "crashed"):
            return self.answer(409, {"message": "The execution succeeded, so it cannot be retried."})
        script = execution.workflow.get("retry_script", ["running", "success"])
        repeated = self.stub.start(execution.workflow_id, execution.body, script=script, retry_of=execution.number)
        return self.answer(200, repeated.show(self.stub.server["numeric_ids"], False))


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port=0, api_key="n8n-key"):
        self.stub = Stub(api_key)
        super().__init__(("127.0.0.1", port), type("BoundHandler", (Handler,), {"stub": self.stub}))
        self.url = f"http://127.0.0.1:{self.server_port}"


@contextlib.contextmanager
def n8n_stub(api_key="n8n-key"):
    server = Server(api_key=api_key)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def main():
    parser = argparse.ArgumentParser(description="An n8n of the size of a test.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--api-key", default="n8n-key")
    options = parser.parse_args()
    server = Server(options.port, options.api_key)
    print("listening on " + server.url, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
