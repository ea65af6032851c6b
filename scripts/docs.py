"""Writes the pages of docs/ that are taken from the code: every route, and every event with its listeners."""

import inspect
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from goodmob.app.routes import PAGES, ROUTES
from goodmob.app.subscribers import SUBSCRIPTIONS
from goodmob.app.unheard import UNHEARD
from goodmob.core.events import Event
from goodmob.core.web.routes import Route
from tests.contract.coverage import table

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "goodmob"
EXAMPLES = ROOT / "docs/examples"
COVERAGE = """The endpoints that Mastodon 4.6 documents or routes, and how many of each group are answered here.
`tests/contract/` lays the answers beside the documented entities."""
NOTE = "This page is written by `make docs`; a test compares it with the code."


def every_event() -> list[type[Event]]:
    """Every event of every slice, in the order of slices and names."""
    for path in sorted(PACKAGE.glob("*/events.py")):
        import_module(f"goodmob.{path.parent.name}.events")
    kinds = [kind for kind in Event.__subclasses__() if kind.__module__.startswith("goodmob.")]
    return sorted(kinds, key=lambda kind: (kind.__module__, kind.__name__))


def api_page() -> str:
    """docs/api.md: the routes of the API and the pages, by path, and the examples that the suite runs."""
    return "\n".join(
        [
            "# Routes",
            "",
            f"{NOTE} `GET /api/openapi.json` describes parameters and answers as well.",
            "",
            "## API",
            "",
            *_table(ROUTES),
            "",
            "## Pages",
            "",
            *_table(PAGES),
            "",
            "## Mastodon's API",
            "",
            COVERAGE,
            "",
            *table(),
            "",
            *(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.md"))),
        ]
    )


def events_page() -> str:
    """docs/events.md: what happens, and who hears of it."""
    lines = ["# Events", "", NOTE, "", "| event | what happened | who hears of it |", "|---|---|---|"]
    for kind in every_event():
        heard = ", ".join(f"`{subscriber.name}`" for subscriber in SUBSCRIPTIONS.get(kind, ()))
        name = f"`{kind.__module__.split('.')[1]}.{kind.__name__}`"
        lines.append(f"| {name} | {_first_line(kind)} | {heard or f'nobody: {UNHEARD[kind]}'} |")
    return "\n".join([*lines, ""])


def _table(routes: Iterable[Route]) -> list[str]:
    lines = ["| route | for whom | scope | what it does |", "|---|---|---|---|"]
    for route in sorted(routes, key=lambda route: (route.path, route.method)):
        scopes = " or ".join(f"`{scope}`" for scope in route.scopes)
        summary = route.summary.partition("\n")[0].replace("|", "\\|")
        lines.append(f"| `{route.method} {route.path}` | {route.viewer.value} | {scopes} | {summary} |")
    return lines


def _first_line(kind: type[Event]) -> str:
    return (inspect.getdoc(kind) or "").partition("\n")[0].replace("|", "\\|")


def main() -> None:
    """Writes the pages."""
    (ROOT / "docs/api.md").write_text(api_page(), encoding="utf-8")
    (ROOT / "docs/events.md").write_text(events_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
