"""Audiences: what an address list means, and how a visibility is addressed."""

import pytest

from goodmob.core.activitypub.audience import PUBLIC, Audience, audience_for, audience_of, visibility_of

FOLLOWERS = "https://far.example/users/mo/followers"
ADA = "https://goodmob.test/ap/users/1"


@pytest.mark.parametrize("everybody", [PUBLIC, "as:Public", "Public"])
def test_everybody_has_three_names(everybody: str) -> None:
    audience = audience_of({"to": everybody, "cc": [FOLLOWERS, ADA, ADA]})

    assert audience == Audience((PUBLIC,), (FOLLOWERS, ADA))
    assert audience.named == (FOLLOWERS, ADA)


@pytest.mark.parametrize("visibility", ["public", "unlisted", "private", "direct"])
def test_a_visibility_comes_back_as_it_was_addressed(visibility: str) -> None:
    audience = audience_for(visibility, FOLLOWERS, [ADA])

    assert visibility_of(audience, FOLLOWERS) == visibility
    assert ADA in audience.named


@pytest.mark.parametrize(
    "document",
    [{}, {"to": [], "cc": None}, {"to": ADA}, {"to": "https://far.example/circles/1"}, {"bto": PUBLIC}, {"to": 7}],
)
def test_what_names_no_followers_is_for_those_it_names(document: dict[str, object]) -> None:
    assert visibility_of(audience_of(document), FOLLOWERS) == "direct"


def test_followers_of_nobody_known_are_nobody() -> None:
    assert visibility_of(Audience(to=(FOLLOWERS,)), None) == "direct"
