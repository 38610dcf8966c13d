"""The server under attack: a process of its own, pinned to one core, whose memory and CPU time are read from /proc."""

import os
import re
import shlex
import signal
import subprocess


class Server:
    def __init__(self, command, core):
        """`command` must print `listening on http://HOST:PORT` on its first line."""
        pin = [] if core is None else ["taskset", "-c", str(core)]
        self.process = subprocess.Popen(
            pin + shlex.split(command), stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        line = self.process.stdout.readline()
        found = re.search(r"listening on http://([^:]+):(\d+)", line)
        if not found:
            raise SystemExit(f"the server did not start: {line!r}")
        self.host, self.port = found[1], int(found[2])

    @property
    def is_alive(self):
        return self.process.poll() is None

    def cpu_seconds(self):
        """CPU time of all threads, in nanoseconds' resolution."""
        folder = f"/proc/{self.process.pid}/task"
        total = 0
        for thread in os.listdir(folder):
            try:
                with open(f"{folder}/{thread}/schedstat") as file:
                    total += int(file.read().split()[0])
            except OSError:
                pass
        return total / 1e9

    def memory(self, kind="VmRSS"):
        """Resident megabytes; `VmHWM` is the highest so far since `forget_peak`."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(kind + r":\s+(\d+)", file.read())[1]) / 1024

    def forget_peak(self):
        with open(f"/proc/{self.process.pid}/clear_refs", "w") as file:
            file.write("5")

    def stop(self):
        """Ends the server and gives its exit status; a drain that hangs is a failure."""
        if self.is_alive:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
