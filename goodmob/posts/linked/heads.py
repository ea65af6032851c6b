"""The parts of a page in which it speaks of itself, out of whatever HTML it is."""

from html.parser import HTMLParser

MOST_OF_A_KIND = 200
LONGEST_VALUE = 4_000
MOST_DATA = 10
LONGEST_DATA = 200_000

Attributes = list[tuple[str, str | None]]


class Head(HTMLParser):
    """Meta tags by name (the first of each), links as (rel, type, href), title, language and the texts of JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.links: list[tuple[frozenset[str], str, str]] = []
        self.language = ""
        self.title = ""
        self.data: list[str] = []
        self._within = ""
        self._text: list[str] = []
        self._has_title = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Keep what a tag says; of a name that is said twice the first counts."""
        said = {name: value[:LONGEST_VALUE] for name, value in reversed(attrs) if value}
        if tag == "meta" and len(self.metas) < MOST_OF_A_KIND:
            for name in (said.get("property", ""), said.get("name", "")):
                if name and "content" in said:
                    self.metas.setdefault(name.strip().lower(), said["content"])
        elif tag == "link" and len(self.links) < MOST_OF_A_KIND and "href" in said:
            kinds = frozenset(said.get("rel", "").lower().split())
            self.links.append((kinds, said.get("type", "").strip().lower(), said["href"]))
        elif tag == "html" and not self.language:
            self.language = said.get("lang", "")
        elif tag == "title" and not self._has_title:
            self._has_title, self._within = True, tag
        elif tag == "script" and said.get("type", "").strip().lower() == "application/ld+json":
            self._within = tag if len(self.data) < MOST_DATA else ""

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Only tags that hold nothing end where they begin; a slash in others means nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Keep the text that ends here."""
        if tag != self._within:
            return
        text, self._text, self._within = "".join(self._text), [], ""
        if tag == "title":
            self.title = text[:LONGEST_VALUE]
        elif len(text) <= LONGEST_DATA:
            self.data.append(text)

    def handle_data(self, data: str) -> None:
        """Collect the text of what is open."""
        if self._within:
            self._text.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Sections of word processors are passed over as browsers do; the parser would give up at unknown ones."""
        return self.parse_bogus_comment(i, False)


def head_of(html: str) -> Head:
    """The head of a page, in the order in which it was written."""
    head = Head()
    head.feed(html)
    head.close()
    return head
