"""Twitter's published tables of cases hold here too, except where exceptions.yml says why not."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

from goodmob.core.text.extract import Entity, Hashtag, Mention, entities
from goodmob.core.text.length import weighted_length
from goodmob.core.text.links import Link
from goodmob.core.text.tags import is_name
from goodmob.core.text.usernames import is_local_username

TABLES = Path(__file__).parents[4] / "shared" / "data" / "twitter-text"
EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "exceptions.yml").read_text("utf-8"))

ANCHOR = regex.compile(r'<a (?:[^>]*class="tweet-url (?P<kind>[a-z-]+)[^>]*|[^>]*)>(?P<shown>.*?)</a>')
KINDS = {Mention: "username", Hashtag: "hashtag", Link: "url"}

Case = dict[str, Any]


def mentions(case: Case) -> Any:
    return [entity.handle.username for entity in found(Mention, case)]


def placed_mentions(case: Case) -> Any:
    return [{"screen_name": entity.handle.username, "indices": place(entity)} for entity in found(Mention, case)]


def placed_mentions_or_lists(case: Case) -> Any:
    return [{"list_slug": ""} | mention for mention in placed_mentions(case)]


def answered(case: Case) -> Any:
    first = entities(case["text"].lstrip())[:1]
    return next((entity.handle.username for entity in first if isinstance(entity, Mention) and not entity.start), None)


def urls(case: Case) -> Any:
    return [entity.url for entity in found(Link, case)]


def placed_urls(case: Case) -> Any:
    return [{"url": entity.url, "indices": place(entity)} for entity in found(Link, case)]


def hashtags(case: Case) -> Any:
    return [entity.name for entity in found(Hashtag, case)]


def placed_hashtags(case: Case) -> Any:
    return [{"hashtag": entity.name, "indices": place(entity)} for entity in found(Hashtag, case)]


def everything(case: Case) -> Any:
    return [case["text"][entity.start : entity.end] for entity in entities(case["text"])]


def linked(case: Case, kinds: set[str]) -> Any:
    """The kind and place of whatever the text has of these kinds."""
    placed = [(KINDS[type(entity)], place(entity)) for entity in entities(case["text"])]
    return [one for one in placed if one[0] in kinds]


def valid_post(case: Case) -> Any:
    return 0 < weighted_length(case["text"]) <= 140


def valid_username(case: Case) -> Any:
    return is_local_username(case["text"].removeprefix("@"))


def valid_list(case: Case) -> Any:
    return False


def valid_hashtag(case: Case) -> Any:
    return is_name(case["text"].removeprefix("#"))


def valid_url(case: Case) -> Any:
    return [place(entity) for entity in found(Link, case)] == [[0, len(case["text"])]]


def length(case: Case) -> Any:
    return {"weightedLength": weighted_length(case["text"])}


def found(kind: type[Entity], case: Case) -> list[Any]:
    return [entity for entity in entities(case["text"]) if isinstance(entity, kind)]


def place(entity: Entity) -> list[int]:
    return [entity.start, entity.end]


def expected(section: str, case: Case) -> Any:
    """What the table wants; of HTML the kind and place of each link, of a length only the number."""
    wanted = case["expected"]
    if section.startswith("autolink."):
        return anchors(wanted)
    return {"weightedLength": wanted["weightedLength"]} if isinstance(wanted, dict) else wanted


def anchors(html: str) -> list[tuple[str, list[int]]]:
    placed, end, taken = [], 0, 0
    for anchor in ANCHOR.finditer(html):
        kind, shown = anchor["kind"] or "url", anchor["shown"].replace("&amp;", "&")
        start = end + anchor.start() - taken
        end, taken = start + len(shown), anchor.end()
        # Twitter leaves the at sign outside the link.
        placed.append((kind, [start - 1 if kind in ("username", "list-slug") else start, end]))
    return placed


CHECKS: dict[str, Callable[[Case], Any]] = {
    "extract.mentions": mentions,
    "extract.mentions_with_indices": placed_mentions,
    "extract.mentions_or_lists_with_indices": placed_mentions_or_lists,
    "extract.replies": answered,
    "extract.urls": urls,
    "extract.urls_with_indices": placed_urls,
    "extract.urls_with_directional_markers": placed_urls,
    "extract.tco_urls_with_params": urls,
    "extract.hashtags": hashtags,
    "extract.hashtags_from_astral": hashtags,
    "extract.hashtags_with_indices": placed_hashtags,
    "extract.cashtags": everything,
    "extract.cashtags_with_indices": everything,
    "autolink.usernames": partial(linked, kinds={"username"}),
    "autolink.lists": partial(linked, kinds={"username"}),
    "autolink.hashtags": partial(linked, kinds={"hashtag"}),
    "autolink.urls": partial(linked, kinds={"url"}),
    "autolink.cashtags": partial(linked, kinds={"username", "hashtag", "url"}),
    "autolink.all": partial(linked, kinds={"username", "hashtag", "url"}),
    "autolink.json": partial(linked, kinds={"username", "hashtag", "url"}),
    "validate.tweets": valid_post,
    "validate.usernames": valid_username,
    "validate.lists": valid_list,
    "validate.hashtags": valid_hashtag,
    "validate.urls": valid_url,
    "validate.urls_without_protocol": valid_url,
    "validate.WeightedTweetsCounterTest": length,
    "validate.WeightedTweetsWithDiscountedEmojiCounterTest": length,
    "validate.UnicodeDirectionalMarkerCounterTest": length,
    "tlds.country": urls,
    "tlds.generic": urls,
}


def table(name: str) -> dict[str, list[Case]]:
    if not TABLES.is_dir():
        pytest.skip("Twitter's tables are not part of this repository: shared/data/twitter-text beside it is absent")
    sections: dict[str, list[Case]] = yaml.load((TABLES / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader)["tests"]
    return sections


def excepted(section: str) -> set[str]:
    return {description for entry in EXCEPTIONS for description in entry["cases"].get(section, ())}


@pytest.mark.parametrize("section", CHECKS)
def test_exactly_the_exceptions_differ(section: str) -> None:
    name, _, part = section.partition(".")
    differing = {
        case["description"]: (case["text"], answer, wanted)
        for case in table(name)[part]
        if (answer := CHECKS[section](case)) != (wanted := expected(section, case))
    }
    assert differing.keys() - excepted(section) == set(), differing
    assert excepted(section) - differing.keys() == set(), "these are no exceptions (any more)"


@pytest.mark.parametrize("name", ["extract", "autolink", "validate", "tlds"])
def test_every_section_is_checked(name: str) -> None:
    assert {f"{name}.{part}" for part in table(name)} == {section for section in CHECKS if section.startswith(name)}


def test_every_exception_has_a_reason_and_a_section() -> None:
    assert all(entry["reason"] and entry["cases"].keys() <= CHECKS.keys() for entry in EXCEPTIONS)
