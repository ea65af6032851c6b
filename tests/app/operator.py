"""The hands of the operator: the command line, run in this process or in one of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from click.testing import CliRunner

from goodmob.app.cli.main import run
from tests.house.source import ROOT

PATIENCE = 60.0
"""Seconds after which a process that does not answer counts as hanging."""

ADA = ("account", "create", "ada", "--email", "ada@example.org", "--password", "correct horse")
COMMAND = [sys.executable, "-m", "goodmob.app.cli"]


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def variables(data: Path, **more: str) -> dict[str, str]:
    """The environment of a server on this folder, with a port that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = {"GOODMOB_DATA": str(data), "GOODMOB_PORT": str(port), "GOODMOB_RATE_LIMITS": "off", **more}
    return {**{name: value for name, value in os.environ.items() if not name.startswith("GOODMOB_")}, **ours}


def goodmob(environ: dict[str, str], *words: str, given: str = "") -> Ended:
    """Runs a command in this process."""
    with patch.dict(os.environ, environ, clear=True), CliRunner().isolation(given) as (out, err, _):
        code = run(words)
        return Ended(code, out.getvalue().decode(), err.getvalue().decode())


@contextmanager
def serving(environ: dict[str, str], command: str = "serve") -> Iterator["subprocess.Popen[str]"]:
    """A server (or worker) in a process of its own, ended at the latest with the block."""
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, command], cwd=ROOT, env=environ, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
