"""What holds for every text, tried on thousands of them."""

from collections.abc import Callable
from html.parser import HTMLParser

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from goodmob.core.text.cleaning import clean_name, clean_text
from goodmob.core.text.extract import Hashtag, Mention, entities
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.length import graphemes
from goodmob.core.text.links import Link
from goodmob.core.text.plain import plain_text
from goodmob.core.text.render import MentionTarget, render_field, render_html
from goodmob.core.text.sanitize import ATTRIBUTES, BLOCKS, PHRASES, sanitize_html
from goodmob.core.text.tags import is_name, tag_key, tag_url
from goodmob.core.text.usernames import parse_handle


def always(texts: st.SearchStrategy[str]) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    """A test that has to hold for every one of these texts."""
    return lambda test: settings(deadline=None, max_examples=300)(given(texts)(test))


PIECES = [
    *("@", "＠", "#", "＃", "ada", "ben", "far.example", "http://", "https://", "://", ".", "..", "-", "_", "/", ":80"),
    *("(", ")", "?", "=", "&", "<", ">", '"', "'", "&lt;", "<b>", "\\", "!", ",", "·", "・", "12", "a", "é", "e\u0301"),
    *(
        "あ",
        "名",
        "ב",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200d",
        "\u200c",
        "\ufe0f",
        "🥖",
        "🇫",
        "👩",
        "\n",
        "\n\n",
        " ",
        "\r",
    ),
    *("ß", "İ", "Σ", "ſ", "क", "\u094d", "\x00", "\ufffe", "\u3000"),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)

HTML_PIECES = [
    *("<p>", "</p>", "<br>", "<b>", "</b>", "<i>", "</i>", "<a href='https://far.example'>", "<a href='javascript:x'>"),
    *("<a>", "</a>", "<ul>", "<li>", "</ul>", "<ol>", "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<h1>"),
    *("</h1>", "<table>", "<tr>", "<td>", "</table>", "<object>", "</object>", "<select>", "<svg>", "<math>", "<mi>"),
    *("<script>", "</script>", "<style>", "</style>", "<ruby>", "<rt>", "<!--", "-->", "<span class='mention x'>"),
    *("<div>", "</div>", "<form>", "<button>", "</span>", "<template>", "<noscript>", "<p lang='fr'>", "<code>", "\n"),
    *("<em ", "onclick=x", "href=data:x", "'", '"', ">", "<", "&", "&lt;", "&#60;", "\x00", "<![CDATA[", "]]>", "a"),
]
markup = st.lists(st.sampled_from(HTML_PIECES) | st.text(max_size=4), max_size=30).map("".join)

MENTIONS = {
    "ada": MentionTarget('https://near.example/"@ada', "ada"),
    "ada@far.example": MentionTarget("https://far.example/@<ada>", "ada", "far.example"),
    "ben": MentionTarget("javascript:alert(1)", "<ben>"),
}


class Reader(HTMLParser):
    """Reads HTML into its tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@always(texts)
def test_entities_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for entity in entities(text):
        assert end <= entity.start < entity.end <= len(text)
        end = entity.end
        written = text[entity.start : entity.end]
        match entity:
            case Link():
                assert entity.url == written
                assert written.lower().startswith(("http://", "https://"))
            case Hashtag():
                assert entity.name == written[1:]
                assert is_name(entity.name)
            case Mention():
                handle = parse_handle(written.replace("＠", "@"))
                assert handle == entity.handle


@always(texts)
def test_a_post_shows_its_text_and_nothing_else(text: str) -> None:
    html = render_html(text, mentions={}, tag_url=lambda name: tag_url("https://near.example", name))
    read = Reader(html)
    assert read.open == []
    assert squeezed(read.text) == squeezed(text)
    for tag, attributes in read.tags:
        assert tag in {"p", "br", "a", "span"}
        assert attributes.keys() <= {"href", "target", "rel", "translate", "class"}
        assert (attributes.get("href") or "https://").lower().startswith(("https://", "http://"))


def squeezed(text: str) -> str:
    """A text without white space and with one kind of hash sign: what is left when line breaks become tags."""
    return "".join(text.split()).replace("＃", "#")


@always(texts)
def test_whoever_is_mentioned_no_markup_leaks(text: str) -> None:
    for html in (
        render_html(text, mentions=MENTIONS, tag_url=lambda name: f'https://near.example/"{name}'),
        render_field(text, mentions=MENTIONS, tag_url=lambda name: f"https://near.example/<{name}"),
    ):
        read = Reader(html)
        assert read.open == []
        assert {tag for tag, _ in read.tags} <= {"p", "br", "a", "span"}
        assert all(not (attributes.get("href") or "").startswith("javascript") for _, attributes in read.tags)


@always(markup | texts)
def test_sanitised_html_has_only_what_is_allowed(html: str) -> None:
    clean = sanitize_html(html)
    read = Reader(clean)
    assert read.open == []
    for tag, attributes in read.tags:
        assert tag in BLOCKS | PHRASES
        assert attributes.keys() <= ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | (
            {"rel", "target"} if tag == "a" else set()
        )
        assert (attributes.get("href") or "https:").startswith("https:")
    assert sanitize_html(clean) == clean


@always(markup | texts)
def test_html_can_always_be_read_as_text(html: str) -> None:
    assert plain_text(sanitize_html(html)) is not None
    assert plain_text(html) == plain_text(html).strip()


@always(texts)
def test_a_tag_key_is_its_own_key(text: str) -> None:
    assert tag_key(tag_key(text)) == tag_key(text)


@always(texts)
def test_a_hashtag_keeps_a_key(text: str) -> None:
    for entity in entities(text):
        if isinstance(entity, Hashtag):
            assert tag_key(entity.name)


@always(texts)
def test_a_normal_domain_stays_so(text: str) -> None:
    domain = normalise_domain(text)
    assert domain is None or normalise_domain(domain) == domain


@always(texts)
def test_a_handle_can_be_read_from_its_key(text: str) -> None:
    handle = parse_handle(text)
    if handle:
        again = parse_handle(handle.key)
        assert again
        assert again.key == handle.key


@always(texts)
def test_clean_text_is_clean(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert not regex.search(r"[\p{Cs}\x00\r]", clean)


@always(texts)
def test_no_direction_leaves_a_name(text: str) -> None:
    depth = 0
    for character in clean_name(text):
        assert not "\u202a" <= character <= "\u202e"
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        assert depth >= 0
    assert depth == 0


@always(st.text("🇫🇷a\u0301\u200d👩", max_size=30))
def test_graphemes_are_counted_as_unicode_says(text: str) -> None:
    assert graphemes(text) == len(regex.findall(r"\X", text))
