"""A server of our own: started as an administrator would, on a free port of this machine, and ended by us."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOODMOB = (sys.executable, "-m", "goodmob.app.cli")
READY = "/health"
"""Answered well as soon as the server can do its work."""

SECONDS_TO_START = 60.0
SECONDS_TO_END = 30.0
_LAST_WORDS = 4_000


class ServerError(Exception):
    """The server did not start, or did not end as it was told; the message has what it said last."""


def environment(data: Path, **settings: str) -> dict[str, str]:
    """The variables of a server on this folder and on a port that was free a moment ago; settings without GOODMOB_."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chosen = {"data": str(data), "port": str(port), "rate_limits": "off", "log_level": "warning", **settings}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GOODMOB_")}
    return {**inherited, **{f"GOODMOB_{key.upper()}": value for key, value in chosen.items()}}


class Server:
    """`goodmob serve`, as often as it is started; what it says is appended to the file `log`.

    `wrapper` stands before each command, `entrance` before each command but `serve`, to follow it where it lives.
    """

    def __init__(
        self, environ: Mapping[str, str], log: Path, *, wrapper: Sequence[str] = (), entrance: Sequence[str] = ()
    ) -> None:
        self.environ = dict(environ)
        self.log = log
        self.port = int(environ["GOODMOB_PORT"])
        self.url = f"http://127.0.0.1:{self.port}"
        self._wrapper = wrapper
        self._entrance = entrance
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of the process; ServerError where none runs."""
        if self._process is None:
            raise ServerError("The server is not running")
        return self._process.pid

    def start(self) -> float:
        """Starts it, and gives the seconds until its first good answer."""
        began = time.perf_counter()
        with self.log.open("ab") as log:
            words = [*self._wrapper, *GOODMOB, "serve"]
            self._process = subprocess.Popen(words, cwd=ROOT, env=self.environ, stdout=log, stderr=log)
        while not self._answers():
            if self._process.poll() is not None or time.perf_counter() - began > SECONDS_TO_START:
                self.kill()
                raise ServerError(f"The server did not start:\n{self.last_words()}")
            time.sleep(0.005)
        return time.perf_counter() - began

    def interrupt(self) -> float:
        """Ctrl-C; gives the seconds until it has ended. ServerError where it does not end, or not with code 0."""
        process = self._running()
        began = time.perf_counter()
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.kill()
            raise ServerError(f"The server did not end:\n{self.last_words()}") from None
        took = time.perf_counter() - began
        self._process = None
        if code:
            raise ServerError(f"The server ended with code {code}:\n{self.last_words()}")
        return took

    def kill(self) -> None:
        """SIGKILL; nothing happens where it does not run."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def command(self, *words: str, given: bytes = b"") -> bytes:
        """What a command of the operator prints; ServerError where it fails."""
        done = subprocess.run(
            [*self._entrance, *GOODMOB, *words],
            cwd=ROOT,
            env=self.environ,
            input=given,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise ServerError(f"goodmob {' '.join(words)} ended with code {done.returncode}:\n{done.stderr.decode()}")
        return done.stdout

    def last_words(self) -> str:
        """The end of what the server said."""
        return self.log.read_text(errors="replace")[-_LAST_WORDS:]

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", READY)
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise ServerError("The server is not running")
        return self._process


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """The server, started, and gone after the block."""
    try:
        server.start()
        yield server
    finally:
        server.kill()
