"""Filters that are brought along stay within what one action may write."""

import json
from typing import Any

import pytest

from goodmob.social.actions import filter_post
from tests.portability.test_importing import bring, looked_at
from tests.posts.saying import say
from tests.world.world import World


def file_of(**about: Any) -> str:
    """A file with one filter, called Drinks."""
    return json.dumps({"custom_filters": [{"title": "Drinks", "context": ["home"], **about}]})


def words(start: int, many: int) -> list[dict[str, Any]]:
    """So many words, each of its own."""
    return [{"keyword": f"word{number}", "whole_word": True} for number in range(start, start + many)]


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"statuses": ["https://far.example/1"] * 51}, "This filter holds more than 50 posts."),
        ({"keywords_attributes": words(0, 101)}, "This filter holds more than 100 words."),
    ],
)
async def test_a_filter_that_holds_too_much_is_given_back(world: World, about: dict[str, Any], why: str) -> None:
    ada = await world.person("ada")

    sent = await bring(ada, "filters", file_of(**about))
    await world.settle()

    done: Any = await looked_at(ada, sent)
    assert [one["error"] for one in done["failures"]] == [why]
    assert await ada.api("GET", "/api/v2/filters") == []


async def test_the_largest_filter_fits_into_one_action_and_so_does_another_in_its_place(world: World) -> None:
    ada = await world.person("ada")
    uris = [(await say(ada, f"Post {number}"))["uri"] for number in range(50)]
    await bring(ada, "filters", file_of(keywords_attributes=words(0, 70)))
    await world.settle()
    for first in (70, 140):
        sent = await bring(ada, "filters", file_of(keywords_attributes=words(first, 70), statuses=uris))
        await world.settle()
        assert (await looked_at(ada, sent))["imported_items"] == 1

    sent = await bring(ada, "filters", file_of(keywords_attributes=words(300, 100)))
    await world.settle()

    refused: Any = await looked_at(ada, sent)
    assert "would change more than 140 words at once" in refused["failures"][0]["error"]
    [kept] = await ada.api("GET", "/api/v2/filters")
    assert [one["keyword"] for one in kept["keywords"]] == [one["keyword"] for one in words(140, 70)]
    assert len(kept["statuses"]) == 50


async def test_posts_come_along_as_far_as_there_is_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filter_post, "MOST_FILTERED_POSTS", 2)
    ada = await world.person("ada")
    uris = [(await say(ada, f"Post {number}"))["uri"] for number in range(4)]

    sent = await bring(ada, "filters", file_of(statuses=uris))
    await world.settle()

    assert (await looked_at(ada, sent))["imported_items"] == 1
    [kept] = await ada.api("GET", "/api/v2/filters")
    assert len(kept["statuses"]) == 2
