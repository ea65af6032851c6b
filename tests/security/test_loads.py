"""Part B of the list: what the server can be made to do, as far as no other test says so."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import goodmob
from goodmob.app.routes import PAGES, ROUTES
from tests.app.doors import named
from tests.house.source import PACKAGE, python_files, shown, tree

WAYS_OUT = {"aiosmtplib", "asyncio.open_connection", "httpx2", "http.client", "requests", "smtplib", "socket", "urllib"}
HARMLESS = {"urllib.parse"}
MAY_GO_OUT = {
    "goodmob/app/checkup.py": "the doctor looks whether the mail server of the settings answers",
    "goodmob/app/cli/asking.py": "commands ask the server of this machine by its socket",
    "goodmob/app/server.py": "listens, and goes nowhere",
    "goodmob/core/mail.py": "letters go to the mail server of the settings only",
}
"""Modules besides core/http that open connections, and why no stranger can choose where to."""

FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE
REPEATED = ("a", "a.", "[a]", "a ", "gzip;", " ", "1", "-a", "@", 'a="')
LONG, SECONDS = 60_000, 0.5
"""Reading the rest of so long a text from each place takes longer than this; reading each place once, a fiftieth."""
OWN_WORDS = {
    "goodmob.core.web.tree.SEGMENT": "reads the paths that routes declare, at the start",
    "goodmob.core.web.assets.AROUND": "reads our own style sheets, at the start",
}
"""Patterns that never meet a stranger's text."""

LIMITED = {
    "POST /api/v1/accounts": "sign_up",
    "POST /api/v1/accounts/:id/follow": "follows",
    "POST /api/v1/apps": "apps",
    "POST /api/v1/emails/confirmations": "confirmation",
    "POST /api/v1/media": "media",
    "POST /api/v1/statuses": "statuses",
    "POST /api/v1/statuses/:id/reblog": "statuses",
    "POST /api/v1/statuses/:id/unreblog": "delete",
    "POST /api/v1/tags/:name/follow": "follows",
    "POST /api/v2/media": "media",
    "POST /auth/confirm/:secret": "confirmation",
    "POST /auth/sign_in": "login",
    "POST /auth/sign_up": "sign_up_page",
    "POST /api/v1/accounts/alias": "search",
    "POST /api/v1/accounts/move": "password",
    "POST /settings/delete": "password",
    "POST /settings/move/leave": "password",
    "POST /settings/password": "password",
    "POST /start/:token": "login",
    "PUT /api/v1/statuses/:id": "statuses",
    "DELETE /api/v1/statuses/:id": "delete",
}
"""What costs others something, or lets somebody guess, and the group of limits that bounds it."""


def test_b15_nothing_but_the_guarded_client_goes_out() -> None:
    found = []
    for path in python_files("goodmob"):
        for name in imported(path):
            is_way_out = any(name == way or name.startswith(f"{way}.") for way in WAYS_OUT) and name not in HARMLESS
            is_guarded = PACKAGE / "core/http" in path.parents or shown(path) in MAY_GO_OUT
            if is_way_out and not name.startswith("urllib.parse.") and not is_guarded:
                found.append(f"{shown(path)} imports {name}")

    assert not found
    assert all((PACKAGE.parent / name).is_file() for name in MAY_GO_OUT)


def imported(path: Path) -> Iterator[str]:
    """The dotted names of all that a file imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def patterns() -> dict[str, regex.Pattern[str]]:
    """Every compiled pattern of the house by module and name, but for those of texts, which have their own test."""
    found: dict[str, regex.Pattern[str]] = {}
    for info in pkgutil.walk_packages(goodmob.__path__, "goodmob."):
        if info.name.startswith(("goodmob.core.text", "goodmob.migrations")) or info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, re.Pattern | regex.Pattern):
                text = value.pattern.decode() if isinstance(value.pattern, bytes) else value.pattern
                found[f"{info.name}.{name}"] = regex.compile(text, value.flags & FLAGS)
    return {name: pattern for name, pattern in found.items() if name not in OWN_WORDS}


def test_b19_no_pattern_outside_of_texts_is_slow() -> None:
    known = patterns()
    slow = []

    for name, pattern in known.items():
        for repeated in REPEATED:
            try:
                pattern.sub("", repeated * (LONG // len(repeated)) + "\0", timeout=SECONDS)
            except TimeoutError:
                slow.append(f"{name} on {repeated!r}")

    assert not slow
    assert len(known) > 10


@pytest.mark.parametrize("door", LIMITED)
def test_b22_what_can_be_abused_is_limited(door: str) -> None:
    limits = {named(route): route.limit for route in (*ROUTES, *PAGES)}

    assert limits[door] == LIMITED[door]
