"""Names and docstrings: every room says what it is for, and none is a drawer for everything."""

import ast
import re

from tests.house.source import python_files, report, shown, tree

DRAWERS = {"service", "services", "util", "utils", "helper", "helpers", "common", "misc"}
LEFT_OVER = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b")
BANNER = re.compile(r"#\s*[-=#*~]{4,}")
LATE_ANNOTATIONS = "from __future__ import annotations"


def test_no_file_is_a_drawer() -> None:
    drawers = [shown(path) for path in python_files() if {path.stem, path.parent.name} & DRAWERS]

    assert not drawers, report("Name a file by its idea; a drawer collects what has no place yet.", drawers)


def test_every_module_says_in_one_paragraph_what_it_is() -> None:
    silent = []
    for path in python_files():
        words = (ast.get_docstring(tree(path)) or "").strip()
        if not words.endswith((".", "?", "!")) or "\n\n" in words:
            silent.append(shown(path))

    assert not silent, report("A module begins with a docstring of one sentence, and ends it with a full stop.", silent)


def test_a_package_file_holds_its_docstring_and_nothing_else() -> None:
    full = [shown(path) for path in python_files() if path.name == "__init__.py" and len(tree(path).body) != 1]

    assert not full, report("__init__.py holds one docstring; import from the module that has the thing.", full)


def test_what_is_public_says_what_it_promises() -> None:
    silent = []
    for path in python_files("goodmob"):
        for node in tree(path).body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or is_overload(node):
                continue
            if not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{shown(path)}:{node.lineno}: {node.name}")

    assert not silent, report("A public function or class has a docstring of one sentence: what is promised.", silent)


def is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(name, ast.Name) and name.id == "overload" for name in node.decorator_list)


def test_nothing_is_left_for_later() -> None:
    left = []
    for path in python_files():
        if path.name == "test_words.py":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if LEFT_OVER.search(line) or BANNER.search(line) or line.startswith(LATE_ANNOTATIONS):
                left.append(f"{shown(path)}:{number}: {line.strip()}")

    assert not left, report(
        "Comments say why; they are no banners and no notes for later. Annotations are real types: msgspec reads them.",
        left,
    )
