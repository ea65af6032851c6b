"""What a query finds of what is said, in many languages: one table, the same on both databases."""

import unicodedata
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.database.terms import Wanted, WantedType
from goodmob.core.text.search.documents import document
from goodmob.core.text.search.folding import fold
from goodmob.core.text.search.wanted import beginning, exactly, sought
from tests.discovery.looking import found, open_up
from tests.posts.saying import say
from tests.world.world import World

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases" / "words.yml").read_text())


async def test_every_query_finds_what_the_table_says(world: World) -> None:
    ada, mo = await world.person("ada"), await world.person("mo")
    await open_up(ada)
    said = {}
    for key, (language, text) in CASES["said"].items():
        post = await say(ada, text, language=language or "und", visibility="public")
        said[post["id"]] = key
    await world.settle()

    wrong = []
    for query, wanted in CASES["found"]:
        got = sorted(said[id_] for id_ in await found(mo, query, limit="40"))
        if got != sorted(wanted):
            wrong.append(f"{query}: {got}, not {sorted(wanted)}")

    assert not wrong, "\n".join(wrong)


def test_accents_case_and_width_make_no_difference() -> None:
    for spellings in (
        ("ÉCOLE", "école", "ecole", "e\u0301cole", "Ｅｃｏｌｅ"),
        ("Straße", "STRASSE", "strasse"),
        ("Ёлка", "елка"),
        ("كَتَبَ", "كتب"),
        ("שָׁלוֹם", "שלום"),
        ("İstanbul", "istanbul", "ISTANBUL"),
    ):
        assert len({fold(spelling) for spelling in spellings}) == 1, spellings


def test_marks_of_other_scripts_are_letters() -> None:
    assert fold("กิน") != fold("กน")
    assert fold("が") != fold("か")
    assert fold("हिन्दी") != fold("हनद")


def test_a_phrase_reaches_from_no_text_into_the_next() -> None:
    line = document(["red", "ball"]).line

    assert exactly("red").groups == (("red",),)
    assert exactly("red ball").line not in line


def test_names_are_found_by_the_beginnings_of_their_words() -> None:
    assert beginning("Ada Love_lace").groups == (("ada",), ("love",), ("lace",))
    assert beginning("  ").groups == ()


@given(st.text(max_size=200))
def test_whatever_is_written_is_found_by_itself_and_asked_without_harm(text: str) -> None:
    kept = document([text], "fr")
    wanted = [found for piece in text.split() for found in (sought(piece, "fr"), exactly(piece))]

    assert all(" " not in term and "\x00" not in term and term for term in kept.terms)
    for one in wanted:
        for dialect in ("sqlite", "postgresql"):
            if one.groups:
                assert WantedType().check(dialect)("wanted", Wanted(one.groups))
    for word in text.split():
        if word.isascii() and word.isalpha():
            assert fold(unicodedata.normalize("NFKC", word)) in kept.terms
