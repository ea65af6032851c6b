"""How a query is read: words, quoted words and operators; whatever it is, it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.discovery.rules.asking import asked, names_in
from goodmob.discovery.rules.queries import MOST_PARTS, Piece, Wish, parse

WORD = Piece

CASES: list[tuple[str, list[Piece], list[Wish]]] = [
    ("", [], []),
    ("red balls", [WORD("red"), WORD("balls")], []),
    ('"red balls" now', [WORD("red balls", quoted=True), WORD("now")], []),
    ("“red balls” «la rue»", [WORD("red balls", quoted=True), WORD("la rue", quoted=True)], []),
    ('-red -"red balls"', [WORD("red", negated=True), WORD("red balls", quoted=True, negated=True)], []),
    ('"red', [WORD('"red')], []),
    ('""', [WORD('""')], []),
    ("- -", [WORD("-"), WORD("-")], []),
    ("2-3", [WORD("2-3")], []),
    ("from:me cats", [WORD("cats")], [Wish("from", "me")]),
    ("FROM:@Ada", [], [Wish("from", "ada")]),
    ("from:ben@Far.example", [], [Wish("from", "ben@far.example")]),
    ('from:"ben"', [], [Wish("from", "ben")]),
    ("-from:ben", [], [Wish("from", "ben", negated=True)]),
    ("from: ben", [WORD("from:"), WORD("ben")], []),
    ("from:<ben>", [WORD("from:<ben>")], []),
    ("to:ben", [], [Wish("to", "ben")]),
    ("has:image has:media -has:poll", [], [Wish("has", "image"), Wish("has", "media"), Wish("has", "poll", True)]),
    ("has:video has:audio has:link", [], [Wish("has", "video"), Wish("has", "audio"), Wish("has", "link")]),
    ("has:embed has:mob", [], [Wish("has", "embed"), Wish("has", "mob")]),
    ("has:dragons", [WORD("has:dragons")], []),
    ("is:reply is:Sensitive is:quote", [], [Wish("is", "reply"), Wish("is", "sensitive"), Wish("is", "quote")]),
    ("language:fr language:pt-BR", [], [Wish("language", "fr"), Wish("language", "pt-br")]),
    ("language:!", [WORD("language:!")], []),
    ("before:2026-01-02 after:2025-12-31", [], [Wish("before", "2026-01-02"), Wish("after", "2025-12-31")]),
    ("during:2024-02-29", [], [Wish("during", "2024-02-29")]),
    ("during:2023-02-29", [WORD("during:2023-02-29")], []),
    ("before:yesterday -after:2025-12-31", [WORD("before:yesterday"), WORD("after:2025-12-31", negated=True)], []),
    ("in:library in:public in:all", [], [Wish("in", "library"), Wish("in", "public"), Wish("in", "all")]),
    ("in:space -in:library", [WORD("in:space"), WORD("in:library", negated=True)], []),
    ("#tag @ben", [WORD("#tag"), WORD("@ben")], []),
    ("colour:red", [WORD("colour:red")], []),
    ('colour:"dark red"', [WORD("colour"), WORD("dark red", quoted=True)], []),
    ("10:30 https://far.example/x", [WORD("10:30"), WORD("https://far.example/x")], []),
    ("a\x00b\nc", [WORD("a"), WORD("b"), WORD("c")], []),
]

HOSTILE = [
    *('"' * 10_000, "-" * 10_000, "(" * 10_000, "a:" * 5_000, "🧨" * 10_000, "\x00" * 10_000, "'" * 500, "\\" * 500),
    *("a* OR b", "NEAR(a b)", "a AND NOT b", "^a", "{terms} : a", "terms:a", "a:*", "a & !b | (c", "a <-> b", "'a' 'b"),
    *('" OR ""="', "a;DROP TABLE search_post", "%", "_", "\ud800", "\ufdfa" * 300, "a\u0301" * 3_000, "=public"),
    *("from:", "from:me" * 500, "in:", "before:0001-01-01", "after:9999-12-31", "during:9999-12-31"),
    *("-" + "x" * 9_999, "from:nobody@far.example", '"' + "東" * 9_000 + '"', "ๅ" * 10_000, "a-" * 5_000),
    *("#" * 300, "@" * 300, "before:9999-12-31", "a" * 10_000),
]  # fmt: skip
"""Queries that somebody writes to see what happens."""


@pytest.mark.parametrize(("text", "pieces", "wishes"), CASES)
def test_a_query_is_read(text: str, pieces: list[Piece], wishes: list[Wish]) -> None:
    assert parse(text) == (tuple(pieces), tuple(wishes))


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_whatever_is_asked_is_read(text: str) -> None:
    query = parse(text)

    assert len(query.pieces) + len(query.wishes) <= 2 * MOST_PARTS
    wanted = asked(query, {}, None)
    assert wanted is None or (-1 <= wanted.after < 2**63 and -1 <= wanted.before < 2**63)


def test_who_is_named_has_to_be_known() -> None:
    assert names_in(parse("from:me from:ben -to:cleo@far.example cats")) == {"ben", "cleo@far.example"}
