"""HTML from elsewhere, reduced to the tags, attributes and addresses a post may have."""

import nh3
import regex

# Nesting costs the parser time by the square, so both are bounded; real posts have a tenth of it.
LONGEST_HTML = 100_000
MOST_TAGS = 4_000

BLOCKS = {"p", "br", "pre", "blockquote", "ul", "ol", "li"}
PHRASES = {"a", "span", "b", "strong", "i", "em", "u", "s", "del", "code", "ruby", "rt", "rp"}
# Of these the content goes too.
NOT_RENDERED = {"script", "style", "template", "title", "noembed", "noframes", "noscript"}
FOREIGN = {"iframe", "math", "svg", "xmp", "plaintext"}
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "class", "translate"},
    "span": {"class", "translate"},
    "p": {"class"},
    "ol": {"start", "reversed"},
    "li": {"value"},
}
SCHEMES = {"http", "https", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini", "xmpp", "magnet"}

TAG = regex.compile(r"<[^<>]*+>?+")
HEADING = regex.compile(r"<(?P<end>/?)[Hh][1-6](?=[\s/>])[^<>]*+>")
PARAGRAPH = {"": "<p><strong>", "/": "</strong></p>"}
PREFORMATTED_START = regex.compile(r"(<pre[^<>]*+>)\n++")
CLASS = regex.compile(r"(?:h|p|u|dt|e)-\S*+|mention|hashtag|ellipsis|invisible|quote-inline")
VALUES = {
    "translate": regex.compile("no"),
    "lang": regex.compile(r"[A-Za-z0-9-]{1,35}+"),
    "start": regex.compile(r"-?[0-9]{1,9}+"),
    "value": regex.compile(r"-?[0-9]{1,9}+"),
}


def sanitize_html(html: str) -> str:
    """Safe HTML from any HTML of another server; never raises.

    Links get rel="nofollow noopener" and a new tab; headings become bold paragraphs; of other tags the text stays.
    Beyond 100,000 characters the text is cut, beyond 4,000 tags they all go; within that, repeating changes nothing.
    """
    cleaned = _cleaned(HEADING.sub(lambda found: PARAGRAPH[found["end"]], parseable(html)))
    # A tag taken out may leave others nested as no parser would read them: <p><object><p>.
    return _cleaned(cleaned)


def parseable(html: str) -> str:
    """HTML within the bounds, and without what cannot be encoded."""
    html = html[:LONGEST_HTML].encode("utf-8", "ignore").decode("utf-8")
    return TAG.sub(" ", html) if html.count("<") > MOST_TAGS else html


def _cleaned(html: str) -> str:
    # A parser drops the first line feed of <pre>, at each reading.
    return str(PREFORMATTED_START.sub(r"\1", CLEANER.clean(html)))


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if CLASS.fullmatch(name)) or None
    allowed = VALUES.get(attribute)
    return value if allowed is None or allowed.fullmatch(value) else None


CLEANER = nh3.Cleaner(
    tags=BLOCKS | PHRASES,
    clean_content_tags=NOT_RENDERED | FOREIGN,
    attributes=ATTRIBUTES,
    attribute_filter=_allowed_value,
    link_rel="nofollow noopener",
    set_tag_attribute_values={"a": {"target": "_blank"}},
    url_schemes=SCHEMES,
    url_relative="deny",
)
