"""What is read out of pages and oEmbed answers, whatever they are made of."""

import json

import msgspec
import pytest

from goodmob.core.clock import from_iso
from goodmob.posts.linked.charsets import decoded
from goodmob.posts.linked.orders import Page, ReadEmbed, ReadPage
from goodmob.posts.linked.reading import LONGEST_DESCRIPTION, LONGEST_TITLE, joined, read_embed, read_page

URL = "https://far.example/news/1"
ARTICLE = {
    "@type": ["Thing", "NewsArticle"],
    "headline": "A kite",
    "description": "It flies.",
    "inLanguage": {"name": "fr"},
    "image": [{"url": "/kite.jpg"}],
    "datePublished": "2026-11-01T10:00:00+01:00",
    "author": [{"name": "Cleo", "url": "/cleo"}, {"name": "Mo"}],
    "publisher": {"name": "Far News"},
}


def said(head: str, body: str = "", charset: str = "") -> Page:
    """What a page with this head says."""
    return read_page(ReadPage(URL, charset, "goodmob.test", f"<html lang='de'><head>{head}</head>{body}".encode()))


def embedded(**about: object) -> Page:
    """What an oEmbed answer says."""
    return read_embed(ReadEmbed("https://far.example/oembed", "goodmob.test", json.dumps(about).encode()))


def data(thing: object, wrap: str = "{}") -> str:
    """The thing as JSON-LD in a page."""
    return f'<script type="application/ld+json">{wrap.format(json.dumps(thing))}</script>'


@pytest.mark.parametrize("thing", [ARTICLE, [{"@type": "Person"}, ARTICLE], {"@graph": [1, {"@type": None}, ARTICLE]}])
def test_an_article_says_most(thing: object) -> None:
    page = said("<title>Other</title><meta name='og:title' content='Another'>" + data("no {thing") + data(thing))

    assert (page.title, page.description, page.language, page.provider_name) == (
        "A kite",
        "It flies.",
        "fr",
        "Far News",
    )
    assert (page.author_name, page.author_url) == ("Cleo", "https://far.example/cleo")
    assert page.picture == "https://far.example/kite.jpg"
    assert page.published_at == from_iso("2026-11-01T09:00:00.000Z")


def test_json_in_old_wrapping_is_read() -> None:
    assert said(data(ARTICLE, "\n//<![CDATA[\n{}\n//]]>\n")).title == "A kite"


@pytest.mark.parametrize("thing", [{"@type": "NewsArticle"}, {**ARTICLE, "author": 5, "image": [], "headline": ["x"]}])
def test_an_article_that_says_nonsense_is_harmless(thing: object) -> None:
    assert said("<title>Still here</title>" + data(thing)).title == "Still here"


def test_social_networks_are_told_before_everybody() -> None:
    plain = "<title> Plain\n title </title><meta name=description content=Plain>"
    twitter = "<meta name=twitter:title content=Bird><meta name=twitter:image content=//pics.example/b.png>"
    graph = "<meta property=OG:title content='Graph &amp; co'><meta property=og:locale content=pt_BR>"

    assert (said(plain).title, said(plain).description, said(plain).language) == ("Plain title", "Plain", "de")
    assert (said(plain + twitter).title, said(twitter).picture) == ("Bird", "https://pics.example/b.png")
    assert (said(plain + twitter + graph).title, said(graph).language) == ("Graph & co", "pt-BR")


def test_everything_is_bounded() -> None:
    page = said(f"<title>{'t' * 5_000}</title><meta name=description content='{'d ' * 5_000}'>")

    assert (len(page.title), page.title[-1]) == (LONGEST_TITLE, "…")
    assert len(page.description) <= LONGEST_DESCRIPTION


@pytest.mark.parametrize(
    "head",
    [
        "<title>Up<![if IE]></title><![endif]--><![foo[",
        "<title>Up</title><!doctype x [<!ENTITY a 'b'>",
        "<title>Up</title><meta content><link rel=canonical><link href='http://[x'>",
        "<title>Up</title><link rel=canonical href='http://far.example:x/'>",
        "<title>Up</title><title>Down</title><svg><title>Down</title></svg>",
        "<title>Up</title><meta property='article:published_time' content='0001-01-01T00:00:00+23:00'>",
    ],
)
def test_broken_pages_are_read_as_far_as_they_go(head: str) -> None:
    page = said(head)

    assert (page.title, page.url, page.published_at) == ("Up", URL, None)


@pytest.mark.parametrize(
    ("href", "own"),
    [
        ("/kites?page=1#top", "https://far.example/kites?page=1"),
        ("https://bank.example/", URL),
        ("javascript:alert(1)", URL),
        ("http://ada@far.example/", URL),
    ],
)
def test_a_page_gives_its_own_address_on_its_own_host_only(href: str, own: str) -> None:
    assert said(f"<link rel='nofollow canonical' href='{href}'>").url == own


@pytest.mark.parametrize(
    ("creator", "handle"),
    [("@Ada@Goodmob.test", "ada@goodmob.test"), ("ada", "ada"), ("https://goodmob.test/@ada", ""), ("@a b@c", "")],
)
def test_the_creator_is_a_handle(creator: str, handle: str) -> None:
    assert said(f"<meta name='fediverse:creator' content='{creator}'>").creator == handle


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("<title>Käse</title>".encode(), ""),
        ("<title>Käse</title>".encode("latin-1"), ""),
        ("<title>Käse</title>".encode("latin-1"), "ISO-8859-1"),
        ('<meta charset="windows-1252"><title>Käse</title>'.encode("cp1252"), ""),
        ("\ufeff<title>Käse</title>".encode("utf-8"), "latin-1"),
        ("\ufeff<title>Käse</title>".encode("utf-16-le"), ""),
        ("<meta http-equiv=x content='text/html; charset=utf-16'><title>Käse</title>".encode(), ""),
        ("<title>Käse</title>".encode(), "punycode"),
        ("<title>Käse</title>".encode(), "zip"),
        ("<title>Käse</title><p>Käse".encode()[:-3], ""),
    ],
)
def test_characters_are_read_as_they_were_meant(body: bytes, charset: str) -> None:
    assert "<title>Käse</title>" in decoded(body, charset)


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "gb18030", "big5", "koi8-r", "euc-kr"])
def test_writings_of_the_world_are_read(charset: str) -> None:
    word = "Мир" if charset == "koi8-r" else "한국" if charset == "euc-kr" else "日本"

    assert decoded(f"<meta charset={charset}><title>{word}</title>".encode(charset)).endswith(f"{word}</title>")


PLAYER = "https://player.example/1"
SANDBOX = 'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms"'


@pytest.mark.parametrize("kind", ["video", "rich"])
def test_a_player_is_one_frame_in_a_sandbox(kind: str) -> None:
    html = f'<p onclick=x><iframe src="{PLAYER}" width="200" height="100%" onload=x srcdoc=x sandbox></iframe><script>x'
    page = embedded(type=kind, html=html, width=200, height="100")

    assert (page.type, page.width, page.height) == (kind, 200, 100)
    assert page.html == f'<iframe src="{PLAYER}" width="200" {SANDBOX} frameborder="0" allowfullscreen></iframe>'


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<script src=https://player.example/1></script>",
        "<iframe src=http://player.example/1></iframe>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe src='data:text/html,x'></iframe>",
        "<iframe srcdoc=x></iframe>",
        "<iframe src=https://goodmob.test/settings></iframe>",
        "<iframe src=https://GOODMOB.test:443/settings></iframe>",
        "<iframe src=https://a.example/></iframe><iframe src=https://b.example/></iframe>",
        "<![x[<object data=https://player.example/1></object>",
    ],
)
def test_what_is_no_such_frame_is_dropped(html: str) -> None:
    page = embedded(type="video", html=html, width=5, height=5)

    assert (page.type, page.html, page.width) == ("link", "", 0)


def test_a_players_address_cannot_leave_its_quotes() -> None:
    page = embedded(type="video", html="<iframe src='https://p.example/\"&quot;><script>x</script>'></iframe>")

    assert page.html.count("<") == 2
    assert "script&gt;" in page.html or "%3Cscript" in page.html


def test_a_photo_is_shown_where_it_lies() -> None:
    page = embedded(type="photo", url="https://pics.example/1.jpg", width=1024, height=427, author_name="Cleo")

    assert (page.type, page.embed_url, page.picture) == ("photo", "https://pics.example/1.jpg", page.embed_url)
    assert (page.width, page.height, page.html, page.author_name) == (1024, 427, "", "Cleo")


@pytest.mark.parametrize("about", [{}, {"type": 5, "html": [], "width": "x"}, {"type": "photo", "url": "ftp://x"}])
def test_an_answer_that_says_little_is_a_link(about: dict[str, object]) -> None:
    assert embedded(**about).type == "link"


@pytest.mark.parametrize("body", [b"<xml/>", b"[]", b"[" * 5_000, b"\xff"])
def test_an_answer_that_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, RecursionError, UnicodeDecodeError)):
        read_embed(ReadEmbed(URL, "goodmob.test", body))


def test_the_page_comes_before_what_is_added_to_it() -> None:
    page = said("<title>Mine</title><meta name=author content=Ann>")
    added = embedded(type="link", title="Other", author_name="Other", provider_name="Far", thumbnail_url="/t.png")
    both = joined(page, added)

    assert (both.title, both.author_name, both.provider_name) == ("Mine", "Ann", "Far")
    assert (both.picture, both.type, both.url) == ("https://far.example/t.png", "link", URL)


def test_a_page_tells_of_its_player_itself() -> None:
    page = said("<meta name=twitter:player content=https://p.example/1><meta name=twitter:player:width content=480>")

    assert (page.type, page.width) == ("video", 480)
    assert said("<meta name=twitter:player content=https://goodmob.test/1>").type == "link"
