"""Mastodon's endpoints, and which of them this house answers."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from goodmob.app.routes import PAGES, ROUTES

LIST, OURS = (Path(__file__).with_name(name) for name in ("endpoints.tsv", "ours.tsv"))


class Endpoint(NamedTuple):
    """An endpoint as Mastodon documents it: `answers` is a kind of laying.py, or page or stream.

    Where its controllers answer something else than the pages about them say, the controllers decide. `clients` tells
    how many of eight interactive clients call it: ★ 6 to 8, ● 4 or 5, ○ 1 to 3, · none.
    """

    group: str
    method: str
    path: str
    answers: str
    clients: str


@cache
def endpoints() -> tuple[Endpoint, ...]:
    """Every endpoint of Mastodon 4.6, in the order of its documentation."""
    return _read(LIST)


@cache
def ours() -> tuple[Endpoint, ...]:
    """The endpoints around mobs, which are of this house alone; what they answer is described in mobs.yml."""
    return _read(OURS)


def _read(path: Path) -> tuple[Endpoint, ...]:
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(Endpoint(**row) for row in csv.DictReader(rows, delimiter="\t"))


def answered() -> frozenset[tuple[str, str]]:
    """Method and path, names of parameters left out, of all doors there are."""
    return frozenset((route.method, nameless(route.path)) for route in (*ROUTES, *PAGES))


def nameless(path: str) -> str:
    """The path with every parameter called the same."""
    return re.sub(r"[:*]\w+", ":", path)


def endpoint_of(method: str, path: str) -> Endpoint:
    """The endpoint that a request to the path reaches; LookupError where neither Mastodon nor we list such one."""
    parts, known = path.split("/"), (*endpoints(), *ours())
    fitting = [entry for entry in known if entry.method == method and _fits(entry.path.split("/"), parts)]
    if not fitting:
        raise LookupError(f"nobody lists {method} {path}")
    return min(fitting, key=lambda entry: entry.path.count(":"))


def _fits(pattern: list[str], parts: list[str]) -> bool:
    return len(pattern) == len(parts) and all(
        wanted.startswith(":") or wanted == part for wanted, part in zip(pattern, parts, strict=True)
    )


def table() -> list[str]:
    """The lines of a Markdown table: each group of endpoints, how many are answered, and which are not."""
    doors = answered()
    lines = ["| group | answered | of | missing |", "|---|---|---|---|"]
    every, kept = Counter[str](), Counter[str]()
    missing: dict[str, list[str]] = {}
    for entry in endpoints():
        every[entry.group] += 1
        if (entry.method, nameless(entry.path)) in doors:
            kept[entry.group] += 1
        else:
            missing.setdefault(entry.group, []).append(f"`{entry.method} {entry.path}`")
    for group, number in every.items():
        lines.append(f"| {group} | {kept[group]} | {number} | {', '.join(missing.get(group, []))} |")
    return [*lines, f"| **all** | **{kept.total()}** | **{every.total()}** | |"]
