"""Which link of a post makes a card, and how its address is spelt."""

import pytest

from goodmob.posts.linked.addresses import LONGEST_URL, first_link, is_within, normalised


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("HTTPS://Far.Example", "https://far.example/"),
        ("https://far.example:443/a#b", "https://far.example/a"),
        ("http://far.example:80/a?b=c&d", "http://far.example/a?b=c&d"),
        ("http://far.example:443/", "http://far.example:443/"),
        ("https://bücher.example/ä?ö", "https://xn--bcher-kva.example/%C3%A4?%C3%B6"),
        ("https://far.example/%7Ea%2Fb", "https://far.example/%7Ea%2Fb"),
    ],
)
def test_one_spelling(written: str, spelt: str) -> None:
    assert normalised(written) == spelt
    assert normalised(spelt) == spelt


@pytest.mark.parametrize(
    "written",
    [
        *("", "far.example", "ftp://far.example/", "https://", "https://[::1]/", "https://ada:x@far.example/"),
        *("https://far.example:99999/", "https://far.example:x/", "javascript:alert(1)", "https://-/"),
        "https://far.example/" + "x" * LONGEST_URL,
    ],
)
def test_what_is_no_address_of_the_web(written: str) -> None:
    assert normalised(written) is None


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (
            '<p>See <a href="https://far.example/?a=1&amp;b=2" target="_blank">it</a></p>',
            "https://far.example/?a=1&b=2",
        ),
        ('<a href="https://far.example/@cleo" class="u-url mention">@cleo</a>', None),
        ('<a href="https://far.example/tags/x" class="mention hashtag" rel="tag">#x</a>', None),
        ('<a href="https://far.example/tags/x" rel="tag nofollow">#x</a>', None),
        (
            '<a class="hashtag" href="https://far.example/t">#</a><a href="https://b.example/">b</a>',
            "https://b.example/",
        ),
        ('<a href="https://goodmob.test/@ada/1">ours</a>', None),
        ('<a href="https://far.example/quoted">RE</a> <a href="https://b.example/">b</a>', "https://b.example/"),
        ('<p class="quote-inline">RE: <a href="https://a.example/">a</a></p><p>no more</p>', None),
        ('<a href="magnet:?x">m</a><a>nothing</a>', None),
    ],
)
def test_the_first_link_that_counts(html: str, found: str | None) -> None:
    assert first_link(html, own_host="goodmob.test", without={"https://far.example/quoted"}) == found


@pytest.mark.parametrize(
    ("host", "is_it"),
    [("far.example", True), ("blog.far.example", True), ("notfar.example", False), ("example", False)],
)
def test_sites_below_a_domain_are_within_it(host: str, is_it: bool) -> None:
    assert is_within(host, ("far.example",)) is is_it
