"""The rules for text, case by case: every file in cases/ is a table of what is written and what becomes of it."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from goodmob.core.text import cleaning, hosts, tags, usernames
from goodmob.core.text.extract import Hashtag, Mention, entities
from goodmob.core.text.language import language_of
from goodmob.core.text.length import weighted_length
from goodmob.core.text.links import Link
from goodmob.core.text.plain import plain_text
from goodmob.core.text.render import MentionTarget, render_field, render_html
from goodmob.core.text.sanitize import sanitize_html

FOLDER = Path(__file__).parent / "cases"

KNOWN = {
    "ada": MentionTarget("https://near.example/@ada", "ada"),
    "cleo": MentionTarget("https://near.example/@cleo", "cleo"),
    "ben@far.example": MentionTarget("https://far.example/@ben", "ben", "far.example"),
    "cleo@far.example": MentionTarget("https://far.example/@cleo", "cleo", "far.example"),
    "mo@far.example": MentionTarget("javascript:alert(1)", "mo", "far.example"),
}
TAG_URL = partial(tags.tag_url, "https://near.example")


def cases(file: str, table: str = "") -> pytest.MarkDecorator:
    """Runs a test once for each row of a file, or of one of its tables."""
    content = yaml.safe_load((FOLDER / file).read_text("utf-8"))
    rows = content[table] if table else content
    return pytest.mark.parametrize("case", rows, ids=lambda row: row.get("name") or ascii(row["text"]))


def kind_of(found: str) -> type:
    return Mention if found[0] in "@＠" else Hashtag if found[0] in "#＃" else Link


@cases("mentions.yml")
def test_mentions(case: dict[str, Any]) -> None:
    check_found(case)


@cases("hashtags.yml")
def test_hashtags(case: dict[str, Any]) -> None:
    check_found(case)


@cases("links.yml")
def test_links(case: dict[str, Any]) -> None:
    check_found(case)


def check_found(case: dict[str, Any]) -> None:
    found = entities(case["text"])
    assert [case["text"][entity.start : entity.end] for entity in found] == case["finds"]
    assert [type(entity) for entity in found] == [kind_of(written) for written in case["finds"]]


@cases("length.yml")
def test_length(case: dict[str, Any]) -> None:
    assert weighted_length(case["text"], case.get("warning", "")) == case["length"]


@cases("names.yml", "handles")
def test_handles(case: dict[str, Any]) -> None:
    handle = usernames.parse_handle(case["text"])
    assert (handle and handle.key) == case["is"]


@cases("names.yml", "domains")
def test_domains(case: dict[str, Any]) -> None:
    assert hosts.normalise_domain(case["text"]) == case["is"]


@cases("names.yml", "usernames")
def test_usernames(case: dict[str, Any]) -> None:
    assert usernames.is_local_username(case["text"]) is case["is"]


@cases("names.yml", "tag keys")
def test_tag_keys(case: dict[str, Any]) -> None:
    assert tags.tag_key(case["text"]) == case["is"]


@cases("names.yml", "tag names")
def test_tag_names(case: dict[str, Any]) -> None:
    assert tags.is_name(case["text"]) is case["is"]


@cases("cleaning.yml", "texts")
def test_clean_texts(case: dict[str, Any]) -> None:
    assert cleaning.clean_text(case["text"]) == case["is"]


@cases("cleaning.yml", "lines")
def test_clean_lines(case: dict[str, Any]) -> None:
    assert cleaning.clean_line(case["text"]) == case["is"]


@cases("cleaning.yml", "names")
def test_clean_names(case: dict[str, Any]) -> None:
    assert cleaning.clean_name(case["text"]) == case["is"]


@cases("cleaning.yml", "blank")
def test_blank(case: dict[str, Any]) -> None:
    assert cleaning.is_blank(case["text"]) is case["is"]


@cases("cleaning.yml", "languages")
def test_languages(case: dict[str, Any]) -> None:
    assert language_of(case["text"], case.get("declared")) == case["is"]


@cases("html.yml", "posts")
def test_html_of_posts(case: dict[str, Any]) -> None:
    addressed = {entity.handle.key for entity in entities(case["text"]) if isinstance(entity, Mention)}
    mentions = {key: target for key, target in KNOWN.items() if key in addressed}
    assert render_html(case["text"], mentions=mentions, tag_url=TAG_URL) == case["is"]


@cases("html.yml", "fields")
def test_html_of_fields(case: dict[str, Any]) -> None:
    assert render_field(case["text"], mentions=KNOWN, tag_url=TAG_URL) == case["is"]


@cases("foreign_html.yml", "sanitized")
def test_foreign_html(case: dict[str, Any]) -> None:
    assert sanitize_html(case["html"]) == case["is"]


@cases("foreign_html.yml", "plain")
def test_plain_text(case: dict[str, Any]) -> None:
    assert plain_text(case["html"]) == case["is"]
