"""Reads HTML as a browser would and tells what in it could run, lead away or come from somebody else's text."""

import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "background", "xlink:href"}
DATA = "application/ld+json"
"""What stands in a script of this type is never run."""

SCHEMES = {"", "http", "https"}
ACTIVE = {"iframe", "object", "embed", "base", "style", "applet", "frame", "portal", "template"}
IN_TEXTS = {"p", "br", "span", "a"}
"""The elements that our own texts are made of."""


class Markup(HTMLParser):
    """The faults of a piece of HTML; `mark` is a word that only a hostile text brings along as markup."""

    def __init__(self, html: str, mark: str, allowed: set[str] | None = None) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self._mark = mark
        self._allowed = allowed
        self._open_links = 0
        self._is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._mark in tag or tag in ACTIVE or (self._allowed is not None and tag not in self._allowed):
            self.faults.append(f"<{tag}>")
        self._is_data = tag == "script" and dict(attrs) == {"type": DATA}
        if tag == "script" and not self._is_data and not str(dict(attrs).get("src", "")).startswith("/assets/"):
            self.faults.append("a script that is not ours")
        if tag == "a":
            self._open_links += 1
            if self._open_links > 1:
                self.faults.append("a link inside a link")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False
        if tag == "a":
            self._open_links -= 1

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self._look_into(data)
        else:
            self.text += data

    def _look_into(self, data: str) -> None:
        # A browser ends the block at its end tag, whatever the JSON means by it.
        if "<" in data or not _is_json(data):
            self.faults.append(f"what is no data: {data[:80]!r}")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name == "style" or self._mark in name:
            self.faults.append(f"<{tag} {name}={value!r}>")
        if name in ADDRESSES:
            self.addresses.append(value)
            # A browser passes over white space and control characters in front of a scheme and inside it.
            scheme = urlsplit("".join(letter for letter in value if letter > " ")).scheme
            if scheme not in SCHEMES:
                self.faults.append(f"<{tag} {name}={value!r}>")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
