"""No line of the checklist is forgotten: each names tests that exist, or something that does not exist yet."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.source import ROOT, tree

LINES = 46
CHECKLIST: dict[int, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "checklist.yml").read_text("utf-8"))
HELD = [(number, test) for number, about in CHECKLIST.items() for test in about.get("tests", ())]
POSTPONED = [number for number, about in CHECKLIST.items() if "until" in about]


def test_every_line_says_what_it_is_about_and_why_it_holds_or_waits() -> None:
    assert list(CHECKLIST) == list(range(1, LINES + 1))
    for number, about in CHECKLIST.items():
        assert about.keys() in ({"line", "tests"}, {"line", "until", "why"}), number
        assert all(about.values()), number


@pytest.mark.parametrize(("number", "test"), HELD)
def test_a_line_that_holds_names_a_test_that_exists(number: int, test: str) -> None:
    file, _, name = test.partition("::")
    path = ROOT / "tests" / file

    assert path.is_file(), f"line {number}: there is no {file}"
    found = [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert name in found, f"line {number}: {file} has no {name}"


@pytest.mark.parametrize("number", POSTPONED)
def test_a_line_that_waits_is_about_something_that_does_not_exist(number: int) -> None:
    about = CHECKLIST[number]

    assert not (ROOT / about["until"]).exists(), f"line {number} ({about['line']}) applies now: write its test"
