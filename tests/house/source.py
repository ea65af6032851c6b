"""The source as the house rules see it: files, their syntax trees, slices and who imports whom."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "goodmob"
NOT_SLICES = {"core", "app", "migrations"}


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file of these folders (all of ours without), as absolute paths."""
    roots = [ROOT / folder for folder in folders or ("goodmob", "tests", "bench", "demo", "scripts")]
    return tuple(sorted(path for root in roots for path in root.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    """A path as a person would type it."""
    return path.relative_to(ROOT).as_posix()


def slices() -> set[str]:
    """The names of all slices there are."""
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return folders - NOT_SLICES


def module_of(path: Path) -> list[str]:
    """The dotted name of a file of the package, in parts: ["goodmob", "posts", "actions", "publish"]."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return parts[:-1] if parts[-1] == "__init__" else parts


def room_of(path: Path) -> tuple[str, str]:
    """The slice and the room of a file of the package: ("posts", "actions"); ("", "") outside of slices."""
    parts = module_of(path)
    return (parts[1], parts[2] if len(parts) > 2 else "") if len(parts) > 1 and parts[1] in slices() else ("", "")


def imports(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, dotted name in parts) of all of the package that a file imports, with the names taken from modules."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name.split(".")) for name in names if name.startswith("goodmob."))


def report(rule: str, findings: list[str]) -> str:
    """What a failing house rule says: the rule, then each place."""
    return "\n".join([rule, *(f"  {finding}" for finding in findings)])
