"""Who may favourite, answer and boost: every policy against everybody, without a database."""

import pytest

from goodmob.posts.rules.policies import (
    Bond,
    Kind,
    Policy,
    Rules,
    Ruling,
    audience_of,
    kept,
    policy_of,
    rule,
    settle,
    usual,
)

NOBODY, FOLLOWER, FOLLOWED = Bond(), Bond(follows=True), Bond(is_followed=True)
MUTUAL, NAMED, AUTHOR = Bond(follows=True, is_followed=True), Bond(is_mentioned=True), Bond(is_author=True)


def answering(*automatic: str, ask: tuple[str, ...] = ()) -> Policy:
    """A policy that says who may answer, at once and once asked."""
    rules = Rules(automatic, ask)  # type: ignore[arg-type]  # the words are checked by settle
    return Policy(rules, rules, rules)


CASES: list[tuple[Policy, Bond, Ruling]] = [
    (answering("public"), NOBODY, "allowed"),
    (answering("followers"), NOBODY, "refused"),
    (answering("followers"), FOLLOWED, "refused"),
    (answering("followers"), FOLLOWER, "allowed"),
    (answering("following"), FOLLOWER, "refused"),
    (answering("following"), FOLLOWED, "allowed"),
    (answering("mutuals"), FOLLOWER, "refused"),
    (answering("mutuals"), FOLLOWED, "refused"),
    (answering("mutuals"), MUTUAL, "allowed"),
    (answering("author"), MUTUAL, "refused"),
    (answering("author"), AUTHOR, "allowed"),
    (answering(), AUTHOR, "allowed"),
    (answering(ask=("public",)), NOBODY, "asks"),
    (answering("followers", ask=("public",)), NOBODY, "asks"),
    (answering("followers", ask=("public",)), FOLLOWER, "allowed"),
    (answering("following", ask=("followers",)), FOLLOWER, "asks"),
    (answering("following", ask=("followers",)), MUTUAL, "allowed"),
    (answering("following", ask=("followers",)), NOBODY, "refused"),
]


@pytest.mark.parametrize(("policy", "bond", "ruling"), CASES)
@pytest.mark.parametrize("kind", ["favourite", "reply", "reblog"])
def test_what_a_policy_says_holds_for_every_deed(policy: Policy, bond: Bond, ruling: Ruling, kind: Kind) -> None:
    assert rule(kind, policy, "public", bond) == ruling


@pytest.mark.parametrize(
    ("policy", "kind", "ruling"),
    [
        (answering("author"), "reply", "allowed"),
        (answering("author"), "favourite", "refused"),
        (answering("author"), "reblog", "refused"),
        (answering("mentioned"), "reblog", "allowed"),
        (answering("followers", ask=("mentioned",)), "favourite", "asks"),
        (answering("author", ask=("mentioned", "public")), "reply", "allowed"),
    ],
)
def test_whoever_is_named_may_always_answer(policy: Policy, kind: Kind, ruling: Ruling) -> None:
    assert rule(kind, policy, "public", NAMED) == ruling


def test_whoever_is_meant_in_person_goes_before_a_circle() -> None:
    policy = answering("followers", ask=("mentioned",))

    assert rule("favourite", policy, "public", Bond(follows=True, is_mentioned=True)) == "asks"


@pytest.mark.parametrize(
    ("visibility", "bond", "ruling"),
    [
        ("public", NOBODY, "allowed"),
        ("unlisted", NOBODY, "allowed"),
        ("private", FOLLOWER, "refused"),
        ("private", AUTHOR, "allowed"),
        ("direct", NAMED, "refused"),
        ("direct", AUTHOR, "refused"),
    ],
)
def test_what_is_for_few_is_passed_on_by_its_author_only(visibility: str, bond: Bond, ruling: Ruling) -> None:
    assert rule("reblog", answering("public"), visibility, bond) == ruling


@pytest.mark.parametrize("visibility", ["public", "unlisted", "private", "direct"])
def test_the_usual_is_kept_as_nothing(visibility: str) -> None:
    assert settle(usual(visibility), visibility) == usual(visibility)
    assert kept(usual(visibility), visibility) is None
    assert kept(None, visibility) is None
    assert policy_of(None, visibility) == usual(visibility)


def test_a_policy_is_kept_without_what_cannot_be() -> None:
    policy = Policy(Rules(("public",), ("followers",)), Rules(("followers",), ("public", "followers")), Rules(()))

    assert policy_of(kept(policy, "public"), "public") == Policy(
        Rules(("public",)), Rules(("author", "followers", "mentioned"), ("public",)), Rules(("author",))
    )
    assert policy_of(kept(policy, "direct"), "direct") == Policy(
        Rules(("author",)), Rules(("author", "mentioned")), Rules(("author",))
    )


@pytest.mark.parametrize(
    ("policy", "audience"),
    [
        (answering("public"), "everybody"),
        (answering("followers"), "followers"),
        (answering("following", "mentioned"), "following"),
        (answering("author", "mentioned"), "mentioned"),
        (answering("followers", "following"), ""),
        (answering("followers", ask=("public",)), ""),
    ],
)
def test_the_composer_has_words_for_plain_policies(policy: Policy, audience: str) -> None:
    assert audience_of(policy) == audience
