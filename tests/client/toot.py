"""toot, the command line client that people install from PyPI, in the hands of one person."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE = 60.0


class Toot:
    """toot with a home of its own: what it knows of servers and accounts is kept in `home`."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TOOT_")},
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "NO_COLOR": "1",
        }

    @property
    def token(self) -> str:
        """The access token that it was given."""
        known = json.loads((self._home / "config" / "toot" / "config.json").read_text())
        return str(known["users"][known["active_user"]]["access_token"])

    def run(self, *words: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            [sys.executable, "-m", "toot", *words],
            env=self._environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def json(self, *words: str) -> Any:
        """What a command prints when it is asked for JSON."""
        return json.loads(self.run(*words, "--json"))

    def log_in(self, url: str, code_for: Callable[[str], str]) -> None:
        """Lets it register itself and show an address; the code that is found there is typed in."""
        words = [sys.executable, "-m", "toot", "login", "--instance", url]
        pipe = subprocess.PIPE
        with subprocess.Popen(words, env=self._environ, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
            try:
                assert process.stdout
                address = next((line for line in process.stdout if line.startswith(url)), "")
                out, err = process.communicate(f"n\n{code_for(address.strip())}\n", timeout=PATIENCE)
            finally:
                process.kill()
        assert "Successfully logged in" in out, (out, err)
