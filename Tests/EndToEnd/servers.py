"""Servers that a test starts for itself, beside the one that all tests share."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

CHARTER = os.environ["CHARTER_BINARY"]


class Running:
    """A server of its own, to be ended by the test. It keeps what it keeps in a folder that goes with it, unless the
    environment or an option names another place."""

    def __init__(self, *options, command="serve", environment=None):
        self.folder = tempfile.mkdtemp(prefix="charter-")
        if command == "serve" and "--data-dir" not in options:
            options = ("--data-dir", self.folder, *options)
        self.log = os.path.join(self.folder, "log")
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [CHARTER, command, "--port", "0", *options], stdout=subprocess.PIPE, stderr=log, text=True,
                env=os.environ | (environment or {}))
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), (line, open(self.log).read())
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

    def kill(self):
        """Ends it as a crash would, and forgets what it kept unless that is elsewhere."""
        self.process.kill()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def serving(*options, environment=None):
    """A server without a model for the time of a test; it must end well."""
    server = Running("--local-model", "false", *options, environment=environment)
    try:
        yield server
        assert server.stop() == 0, open(server.log).read()
    finally:
        server.kill()


@contextlib.contextmanager
def mocking(schema, path):
    """A server of made-up values for a schema, which is written to `path`."""
    path.write_text(schema)
    server = Running("--schema", str(path), command="mock")
    try:
        yield server
        assert server.stop() == 0
    finally:
        server.kill()
