"""The links with which a page says that somebody is the one who stands behind it (rel="me")."""

from html.parser import HTMLParser
from urllib.parse import urljoin

from msgspec import Struct

MOST_LINKS = 500
LONGEST = 2_000


class Asked(Struct):
    """A page as it came from `url`, and the addresses of a profile, one of which it has to lead to."""

    url: str
    html: str
    profile: list[str]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in reversed(attrs)}
        if tag in {"a", "link"} and "me" in said.get("rel", "").lower().split() and len(self.found) < MOST_LINKS:
            self.found.append(said.get("href", "")[:LONGEST])

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Sections of word processors are passed over as browsers do; the parser would give up at unknown ones."""
        return self.parse_bogus_comment(i, False)


def leads_back(asked: Asked) -> bool:
    """Whether the page leads to the profile with rel="me": to its whole address, in whatever case."""
    links = _Links()
    links.feed(asked.html)
    wanted = {address.lower() for address in asked.profile}
    return any(_whole(asked.url, href).lower() in wanted for href in links.found if href)


def _whole(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""
