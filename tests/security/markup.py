"""Reads HTML as a browser would and tells what in it could run, lead away or come from somebody else's text."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "background", "xlink:href"}
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
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._mark in tag or tag in ACTIVE or (self._allowed is not None and tag not in self._allowed):
            self.faults.append(f"<{tag}>")
        if tag == "script" and not str(dict(attrs).get("src", "")).startswith("/assets/"):
            self.faults.append("a script that is not ours")
        if tag == "a":
            self._open_links += 1
            if self._open_links > 1:
                self.faults.append("a link inside a link")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open_links -= 1

    def handle_data(self, data: str) -> None:
        self.text += data

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name == "style" or self._mark in name:
            self.faults.append(f"<{tag} {name}={value!r}>")
        if name in ADDRESSES:
            self.addresses.append(value)
            # A browser passes over white space and control characters in front of a scheme and inside it.
            scheme = urlsplit("".join(letter for letter in value if letter > " ")).scheme
            if scheme not in SCHEMES:
                self.faults.append(f"<{tag} {name}={value!r}>")
