"""Small rooms: files and functions stay short enough to be read at once."""

import ast

from tests.house.source import PACKAGE, python_files, report, shown, tree

FILE_WALL, FUNCTION_WALL = 300, 60
MIGRATION_STEPS = "versions"
"""What is written from the tables by a tool, and never read as one piece, is as long as it has to be."""


def test_files_stay_behind_the_wall() -> None:
    python = [path for path in python_files() if path.parent.name != MIGRATION_STEPS]
    written = [*python, *(path for kind in ("html", "css", "js") for path in PACKAGE.rglob(f"*.{kind}"))]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    long = [f"{shown(path)}: {length} lines" for path, length in lengths.items() if length > FILE_WALL]

    assert not long, report(
        f"A file holds one idea in up to 250 lines; {FILE_WALL} is the wall. Make it a folder of the same name with a "
        "file per noun or verb (api.py becomes api/polls.py, api/statuses.py), or ask which idea does not belong.",
        long,
    )


def test_functions_stay_behind_the_wall() -> None:
    long = []
    for path in python_files():
        if path.parent.name == MIGRATION_STEPS:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_WALL:
                    long.append(f"{shown(path)}:{node.lineno}: {node.name} has {length} lines")

    assert not long, report(
        f"A function says one thing in up to 40 lines; {FUNCTION_WALL} is the wall. Give its paragraphs names and make "
        "them functions, in the order in which they are called.",
        long,
    )
