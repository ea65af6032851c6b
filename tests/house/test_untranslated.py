"""Nothing is said to people that is not in the catalogue: in templates, in scripts, in the code of pages."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from goodmob.core.web.pages import Pages
from tests.house.source import PACKAGE, python_files, report, shown, tree

WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:]? [^\W\d_]{2,}|^[A-Z][a-z]+[.!?…]?$")
NO_WORDS = re.compile(r"[<>={}/#]|--|__|\.[a-z]|-[a-z]+ [a-z]+$")
"""Classes, selectors and addresses."""

SAID = frozenset({"title", "alt", "placeholder", "aria-label", "aria-description", "label"})
"""Attributes whose values are read or heard."""

VERBATIM = frozenset({"pre", "code", "kbd", "style", "script"})
NAMES = frozenset(
    {
        "Goodmob",
        "RSS",
        "Atom",
        "JSON",
        "CSV",
        "GeoJSON",
        "PNG",
        "SVG",
        "QR",
        "UTC",
        "px",
        "light dark",
        "Europe",
        "Paris",
        "en",
    }
)
"""What is the same in every language."""

ATTRIBUTE = re.compile(r"[\w-]+=\"[^\"]*\"")
"""Some macros give nothing but attributes."""

KEYS = frozenset({"Enter", "Escape", "Tab", "Home", "End", "Delete", "Backspace", "Files", "Link", "Range"})
"""What browsers call keys, and other things that scripts ask them for."""

FILLED_IN = "x0"
"""Stands where a template fills something in: no word, and good as the name of a tag."""

GETTEXT = frozenset({"_", "gettext", "ngettext"})
SPEAKERS = frozenset({"notify", "told", "Way", "Notice"})
"""Calls in the code of pages whose texts people read."""


class _Reading(HTMLParser):
    """Collects what of a template's own text people would read."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._verbatim += tag in VERBATIM
        self.said += [value for name, value in attrs if value and name in SAID]

    def handle_endtag(self, tag: str) -> None:
        self._verbatim -= tag in VERBATIM and self._verbatim > 0

    def handle_data(self, data: str) -> None:
        if not self._verbatim:
            self.said.append(data)


def templates() -> list[Path]:
    return sorted(PACKAGE.rglob("templates/**/*.html"))


def raw_texts(source: str, environment: jinja2.Environment) -> list[str]:
    """What stands in a template outside of expressions and tags, and is read."""
    parts = []
    for _, kind, value in environment.lex(source):
        if kind == "data":
            parts.append(value)
        elif kind == "variable_begin":
            parts.append(FILLED_IN)
    reading = _Reading()
    reading.feed("".join(parts))
    reading.close()
    return [text for text in reading.said if any(word not in NAMES for word in WORD.findall(ATTRIBUTE.sub("", text)))]


def literals(node: nodes.Node, *, is_gettext: bool = False) -> Iterator[str]:
    """The sentences in the expressions of a template that go through no catalogue."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and not is_gettext:
        yield node.value
    # What is compared, or looked up, is a value and no word.
    names = ("value",) if isinstance(node, nodes.Pair) else ()
    for child in () if isinstance(node, nodes.Compare) else node.iter_child_nodes(only=names or None):
        calls = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in GETTEXT
        yield from literals(child, is_gettext=calls)


def looks_said(text: str) -> bool:
    """Whether a literal is a sentence, or a word with a capital, rather than classes, selectors or names."""
    return bool(SENTENCE.search(text)) and text not in NAMES and not NO_WORDS.search(text)


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_templates_say_nothing_by_themselves(path: Path) -> None:
    environment = Pages().templates
    source = path.read_text(encoding="utf-8")

    said = raw_texts(source, environment)
    said += [text for text in literals(environment.parse(source)) if looks_said(text)]

    assert not said, report(
        "Texts of templates stand inside _() or ngettext().", [f"{shown(path)}: {one}" for one in said]
    )


def test_scripts_have_no_words_of_their_own() -> None:
    said = []
    for path in PACKAGE.rglob("assets/**/*.js"):
        if "vendor" in path.parts:
            continue
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", code)
        texts = [text for some in found for text in some if text and text not in KEYS]
        said += [f"{shown(path)}: {text}" for text in texts if text[0].isupper() and looks_said(text)]

    assert not said, report("Texts that scripts show stand in data-… attributes of the page.", said)


def test_pages_say_nothing_past_the_catalogue() -> None:
    said = []
    for path in python_files("goodmob"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and _name(node.func) in SPEAKERS:
                said += [f"{shown(path)}:{node.lineno}: {text}" for text in _first_text(node)]

    assert not said, report("What pages say goes through gettext.", said)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _first_text(call: ast.Call) -> Iterator[str]:
    first = call.args[0] if call.args else None
    parts = first.values if isinstance(first, ast.JoinedStr) else [first]
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and WORD.search(part.value):
            yield part.value


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello there</p>",
        '<a href="/" title="Go home">{{ _("Home") }}</a>',
        '<p>{{ _("Good") }}</p>morning',
        '{{ field("name", "Your name") }}',
        '{{ "Closed" if shut else _("Open") }}',
    ],
)
def test_a_text_past_the_catalogue_is_found(template: str) -> None:
    environment = Pages().templates

    assert raw_texts(template, environment) or any(map(looks_said, literals(environment.parse(template))))


def test_what_nobody_reads_is_let_be() -> None:
    environment = Pages().templates
    template = (
        '<p class="btn btn--say" id="{{ name }}">{# A comment. #}{{ ngettext("a %(num)s", "b %(num)s", 2) }}</p>'
        '<kbd>Tab</kbd>{% if kind == "Owner of it" %}{{ {"Ada Lind": _("Ada")}.get(name) }}{% endif %}'
    )

    assert raw_texts(template, environment) == []
    assert not any(map(looks_said, literals(environment.parse(template))))
