"""Documentation: everything that can be set or called is written down."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from goodmob.app.routes import PAGES, ROUTES
from goodmob.app.subscribers import SUBSCRIPTIONS
from goodmob.app.subscriptions.federation import FEDERATION
from goodmob.app.subscriptions.mobs import MOBS
from goodmob.app.subscriptions.people import PEOPLE
from goodmob.app.subscriptions.posts import POSTS
from goodmob.app.unheard import UNHEARD
from goodmob.core.settings import KEYS, Settings, variable
from scripts.docs import api_page, events_page, every_event
from tests.house.source import ROOT, report

SHOWN = {True: "on", False: "off"}


def documented(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_setting_is_in_the_administrators_table() -> None:
    admin = documented(ROOT / "docs/admin.md")
    missing = [key for key in KEYS if f"| `{key}` | `{variable(key)}` |" not in admin]

    assert not missing, report("docs/admin.md has one row for each setting.", missing)


def test_the_administrators_table_tells_the_real_defaults() -> None:
    rows = [line.split(" | ") for line in documented(ROOT / "docs/admin.md").splitlines() if "| `GOODMOB_" in line]
    told = {row[0].strip("| `"): row[2].strip("`") for row in rows}
    derived = {"base_url", "mail_from"}
    real = {
        field.name: (SHOWN[field.default] if isinstance(field.default, bool) else str(field.default)) or "empty"
        for field in msgspec.structs.fields(Settings)
        if field.name not in derived
    }

    assert {key: default for key, default in told.items() if key not in derived} == real


@pytest.mark.parametrize(("name", "page"), [("api.md", api_page), ("events.md", events_page)])
def test_pages_taken_from_the_code_are_as_the_code_is(name: str, page: Callable[[], str]) -> None:
    assert documented(ROOT / "docs" / name) == page(), f"docs/{name} is not what the code says: run `make docs`."


def test_every_event_is_heard_or_said_to_be_unheard() -> None:
    heard = {event for event, listeners in SUBSCRIPTIONS.items() if listeners}
    forgotten = [event.__name__ for event in every_event() if event not in heard and not UNHEARD.get(event)]
    contradicted = [event.__name__ for event in UNHEARD if event in heard]

    assert not forgotten, report(
        "Somebody listens to every event (app/subscriptions/), or it stands in app/unheard.py with its reason.",
        forgotten,
    )
    assert not contradicted, report("These are listed as unheard, and heard.", contradicted)


def test_no_event_stands_on_two_pages() -> None:
    assert len(SUBSCRIPTIONS) == len(PEOPLE) + len(POSTS) + len(MOBS) + len(FEDERATION)


def test_every_route_says_what_it_does() -> None:
    silent = [
        f"{route.method} {route.path}"
        for route in (*ROUTES, *PAGES)
        if not route.summary.partition("\n")[0].endswith(".")
    ]

    assert not silent, report("The docstring of a handler is its description: one sentence.", silent)
