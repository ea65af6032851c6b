"""Rooms: what is private stays in its slice, and every slice has its floor."""

import ast
import tomllib

from tests.house.source import ROOT, imports, python_files, report, room_of, shown, slices, tree

PRIVATE = {"tables", "rules", "api", "pages", "subscribers", "jobs"}
WORDS_OF_THE_WIRE = ["goodmob", "federation", "rules", "arrival"]
"""What readers of activities are given: everybody who reads speaks in them."""
MAY_ENQUEUE = {"subscribers", "jobs"}


def test_private_rooms_stay_private() -> None:
    intrusions = []
    for path in python_files("goodmob"):
        own, _ = room_of(path)
        if not own:
            continue
        for line, name in imports(path):
            if name[:4] == WORDS_OF_THE_WIRE:
                continue
            if len(name) > 2 and name[1] in slices() - {own} and name[2] in PRIVATE:
                intrusions.append(f"{shown(path)}:{line}: imports {'.'.join(name)}")

    assert not intrusions, report(
        "Tables, rules, api, pages, subscribers and jobs are private to their slice. Ask the other slice through its "
        "queries, permissions, entities or actions (in a batch), or listen to its events.",
        intrusions,
    )


def test_only_subscribers_and_jobs_enqueue() -> None:
    orders = []
    for path in python_files("goodmob"):
        own, room = room_of(path)
        if not own or room in MAY_ENQUEUE:
            continue
        calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
        named = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "enqueue"]
        orders += [f"{shown(path)}:{call.lineno}" for call in named]

    assert not orders, report(
        "An action announces what happened; what follows is decided by subscribers, which may enqueue jobs.", orders
    )


def test_every_slice_has_its_inner_floors() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    inner = next((contract for contract in contracts if contract["name"].startswith("Inside a slice")), None)
    guarded = {name.removeprefix("goodmob.") for name in inner["containers"]} if inner else set()

    assert guarded == slices(), "pyproject.toml lists every slice under the import-linter contract 'Inside a slice'."
