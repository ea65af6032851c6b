"""What docs/features.md claims of this house is proved by the tests that it names."""

import ast
from typing import NamedTuple

import pytest
import regex

from tests.house.source import ROOT, tree

PAGE = ROOT / "docs/features.md"
COLUMNS = ["feature", "M", "G", "K", "B", "T", "X", "Goodmob"]
LINK = regex.compile(r'\[[✔◐]\]\((\S+) "(\w+)"\)')


class Claim(NamedTuple):
    """A feature and what its last column says of us."""

    feature: str
    said: str


def claims() -> list[Claim]:
    """The rows of every table that has a column for this house."""
    found: list[Claim] = []
    among = False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if among and cells and not line.startswith("|---"):
            assert len(cells) == len(COLUMNS), line
            found.append(Claim(cells[0], cells[-1]))
        among = cells == COLUMNS or (among and bool(cells))
    return found


def test_every_feature_is_told_of_once() -> None:
    features = [claim.feature for claim in claims()]

    assert len(features) == len(set(features)) > 60


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.feature)
def test_a_claim_is_proved_by_the_test_that_it_names(claim: Claim) -> None:
    assert claim.said[:1] in {"[", "◐", "✘"}, "it says neither yes, nor partly, nor no"
    assert "✔" not in LINK.sub("", claim.said), "what is there leads to its test"
    assert "◐" not in claim.said or LINK.sub("", claim.said).strip(" ◐/"), "what is there partly says in which part"
    for place, name in LINK.findall(claim.said):
        path = (PAGE.parent / place).resolve()
        assert path.is_file(), f"there is no {place}"
        tests = [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        assert name in tests, f"{place} has no {name}"
        assert name.startswith("test_"), f"{name} is no test"
