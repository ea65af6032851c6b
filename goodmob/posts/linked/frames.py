"""Players of other sites: one iframe in a sandbox, written by us, or nothing."""

from html import escape
from html.parser import HTMLParser

from goodmob.posts.linked.addresses import host_of, normalised

SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms"
LARGEST = 10_000


class _Frames(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.found.append({name: value for name, value in reversed(attrs) if value})

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        return self.parse_bogus_comment(i, False)


def frame_in(html: str, base: str, own_host: str) -> str:
    """The one iframe of the HTML as ours; empty where there is none, or several, or it shows what it must not."""
    frames = _Frames()
    frames.feed(html)
    frames.close()
    if len(frames.found) != 1:
        return ""
    [said] = frames.found
    return frame(said.get("src", ""), base, own_host, size_of(said.get("width")), size_of(said.get("height")))


def frame(src: str, base: str, own_host: str, width: int, height: int) -> str:
    """An iframe for this address; empty where that is not https, or ours: a frame of our own is no stranger."""
    address = normalised(src, base)
    if address is None or not address.startswith("https://") or host_of(address) == own_host:
        return ""
    measures = "".join(f' {name}="{size}"' for name, size in (("width", width), ("height", height)) if size)
    return f'<iframe src="{escape(address)}"{measures} sandbox="{SANDBOX}" frameborder="0" allowfullscreen></iframe>'


def size_of(said: object) -> int:
    """A measure in pixels, as a number or in digits; 0 where it is none."""
    if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) <= len(str(LARGEST)):
        said = int(said)
    is_size = isinstance(said, int) and not isinstance(said, bool) and 0 < said <= LARGEST
    return int(said) if is_size and isinstance(said, int) else 0
