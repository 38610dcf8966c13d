"""Servers that a test starts for itself, beside the one that all tests share."""
import contextlib
import os
import pathlib
import signal
import subprocess

CHARTER = os.environ["CHARTER_BINARY"]


class Running:
    """A server of its own, to be ended by the test."""

    def __init__(self, *options, command="serve"):
        self.process = subprocess.Popen(
            [CHARTER, command, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), line
        self.base = line.split()[-1]
        self.url = self.base + "/graphql"
        self.socket_url = self.url.replace("http", "ws", 1)
        host, port = self.base.removeprefix("http://").split(":")
        self.address = (host, int(port))

    def children(self):
        found = []
        for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(status.read_text().rsplit(")", 1)[1].split()[1]) == self.process.pid:
                    found.append(int(status.parent.name))
            except (OSError, IndexError):
                pass
        return found

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@contextlib.contextmanager
def serving(*options):
    """A server without a model for the time of a test; it must end well."""
    server = Running("--local-model", "false", *options)
    try:
        yield server
        assert server.stop() == 0
    finally:
        server.process.kill()
        server.process.wait(30)


@contextlib.contextmanager
def mocking(schema, path):
    """A server of made-up values for a schema, which is written to `path`."""
    path.write_text(schema)
    server = Running("--schema", str(path), command="mock")
    try:
        yield server
        assert server.stop() == 0
    finally:
        server.process.kill()
        server.process.wait(30)
