"""schemathesis, which reads the API's own description and asks what nobody would."""

import subprocess
import sys

from bench.server import Server
from tests.client.crowd import move_in

WITHOUT = r"^/api/v1/streaming|^/api/v1/notifications/clear|^/oauth/revoke|^/api/v1/accounts$"
"""Doors that hold the line open, or that end what the fuzzer lives by."""


SCOPES = "read write follow push profile admin:read admin:write"


def a_member_of_staff(server: Server) -> str:
    """The token of somebody who may look after everything, in a house where others live too."""
    move_in(server, ["ada", "ben"])
    server.command("account", "role", "ada", "admin")
    return server.command("token", "create", "ada", "--scopes", SCOPES).decode().strip()


def fuzz(server: Server, token: str, seconds: int) -> str:
    """What schemathesis found in so many seconds, in its own words; empty where every answer was one."""
    words = [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{server.url}/api/openapi.json"),
        *("--url", server.url, "--header", f"Authorization: Bearer {token}"),
        *("--exclude-path-regex", WITHOUT, "--checks", "not_a_server_error", "--phases", "examples,fuzzing"),
        *("--mode", "all", "--max-time", str(seconds), "--request-timeout", "20", "--continue-on-failure"),
        *("--no-color", "--generation-database", "none"),
    ]
    # It leaves notes where it runs; it is installed, so it needs no other folder than the server's.
    done = subprocess.run(
        words, cwd=server.log.parent, capture_output=True, text=True, timeout=seconds + 120, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
