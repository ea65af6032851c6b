"""What becomes of a notice, case by case."""

import pytest

from goodmob.core.clock import DAY
from goodmob.notifications.rules.kinds import FILTERABLE, MASTODON_TYPES, OWN, TYPES
from goodmob.notifications.rules.notice import Notice
from goodmob.notifications.rules.policy import (
    ACCEPT,
    DROP,
    FILTER,
    Policy,
    Sender,
    Ties,
    asks_for_thread,
    outcome,
)

NOW = 1_000 * DAY
OLD, YOUNG = Sender(0), Sender(NOW - 29 * DAY)
LIMITED, BOT = Sender(0, is_limited=True), Sender(0, is_bot=True)
FOLLOWED, FOLLOWER = Ties(follows=True), Ties(followed_since=NOW - 3 * DAY)
NEW_FOLLOWER = Ties(followed_since=NOW - 3 * DAY + 1)
PERMITTED, STAFF = Ties(is_permitted=True), Ties(outranked=True)
NOTHING = Ties()

ALL_OPEN = Policy(for_private_mentions=ACCEPT, for_limited_accounts=ACCEPT)


def becomes(
    choice: str = "",
    said: str = FILTER,
    sender: Sender = OLD,
    ties: Ties = NOTHING,
    type_: str = "mention",
    *,
    by: int = 2,
    is_unasked: bool = False,
) -> str:
    """What becomes of a notice under a policy that says this of one kind of sender, and nothing of the others."""
    policy = ALL_OPEN._replace(**{choice: said}) if choice else ALL_OPEN
    return outcome(Notice(1, type_, by, 3, 4), policy, ties, sender, is_unasked=is_unasked, now=NOW)


CASES = [
    ("for_not_following", OLD, NOTHING, True),
    ("for_not_following", OLD, FOLLOWER, True),
    ("for_not_following", OLD, FOLLOWED, False),
    ("for_not_followers", OLD, NOTHING, True),
    ("for_not_followers", OLD, FOLLOWED, True),
    ("for_not_followers", OLD, NEW_FOLLOWER, True),
    ("for_not_followers", OLD, FOLLOWER, False),
    ("for_new_accounts", YOUNG, NOTHING, True),
    ("for_new_accounts", YOUNG, FOLLOWED, False),
    ("for_new_accounts", Sender(NOW - 30 * DAY), NOTHING, False),
    ("for_limited_accounts", LIMITED, NOTHING, True),
    ("for_limited_accounts", LIMITED, FOLLOWED, False),
    ("for_limited_accounts", OLD, NOTHING, False),
    ("for_bots", BOT, NOTHING, True),
    ("for_bots", BOT, FOLLOWED, False),
    ("for_bots", OLD, NOTHING, False),
    ("for_private_mentions", OLD, NOTHING, False),
]
"""A kind of sender that a policy is about, somebody, and whether they are of that kind for the receiver."""


@pytest.mark.parametrize("said", [FILTER, DROP])
@pytest.mark.parametrize(("choice", "sender", "ties", "is_meant"), CASES)
def test_a_choice_is_about_some_senders_only(
    said: str, choice: str, sender: Sender, ties: Ties, is_meant: bool
) -> None:
    assert becomes(choice, said, sender, ties) == (said if is_meant else ACCEPT)
    assert becomes(choice, ACCEPT, sender, ties) == ACCEPT


@pytest.mark.parametrize("said", [FILTER, DROP])
def test_private_mentions_are_kept_away_unless_they_are_wanted(said: str) -> None:
    assert becomes("for_private_mentions", said, is_unasked=True) == said
    assert becomes("for_private_mentions", said, ties=FOLLOWER, is_unasked=True) == said
    for ties in (FOLLOWED, PERMITTED, STAFF):
        assert becomes("for_private_mentions", said, ties=ties, is_unasked=True) == ACCEPT


@pytest.mark.parametrize("ties", [PERMITTED, STAFF])
@pytest.mark.parametrize("said", [FILTER, DROP])
def test_who_was_let_in_and_staff_are_heard_whatever_the_policy_says(said: str, ties: Ties) -> None:
    policy = Policy(*[said] * len(Policy._fields))
    sender = Sender(NOW, is_limited=True, is_bot=True)

    assert outcome(Notice(1, "mention", 2), policy, ties, sender, is_unasked=True, now=NOW) == ACCEPT


def test_staff_are_heard_when_they_name_somebody_and_not_when_they_like_something() -> None:
    assert becomes("for_not_following", ties=STAFF, type_="favourite") == FILTER
    assert becomes(ties=STAFF._replace(is_muted=True)) == ACCEPT
    assert becomes(ties=STAFF._replace(is_muted=True), type_="favourite") == DROP
    assert becomes(ties=STAFF._replace(is_apart=True)) == DROP


def test_the_worst_that_is_said_counts() -> None:
    policy = ALL_OPEN._replace(for_not_following=FILTER, for_bots=DROP)

    for sender, said in ((OLD, FILTER), (BOT, DROP)):
        assert outcome(Notice(1, "mention", 2), policy, NOTHING, sender, is_unasked=False, now=NOW) == said


@pytest.mark.parametrize("type_", TYPES)
def test_a_policy_is_about_what_others_do_of_their_own_accord(type_: str) -> None:
    assert becomes("for_not_following", DROP, type_=type_) == (DROP if type_ in FILTERABLE else ACCEPT)


def test_mastodons_types_that_can_be_filtered() -> None:
    assert FILTERABLE.intersection(MASTODON_TYPES) == {
        *("mention", "reblog", "follow", "follow_request", "favourite", "quote", "added_to_collection"),
    }


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        (Ties(is_apart=True, is_permitted=True), DROP),
        (Ties(is_muted=True, is_permitted=True), DROP),
        (Ties(hides_domain=True, is_permitted=True), DROP),
        (Ties(hides_domain=True, follows=True), ACCEPT),
        (NOTHING, ACCEPT),
    ],
)
@pytest.mark.parametrize("type_", ["mention", "status", "poll"])
def test_blocks_and_mutes_are_stronger_than_any_policy(type_: str, ties: Ties, said: str) -> None:
    assert becomes(type_=type_, ties=ties) == said


@pytest.mark.parametrize("type_", TYPES)
def test_of_ones_own_deeds_one_hears_what_others_made_of_them(type_: str) -> None:
    assert becomes("for_not_following", DROP, type_=type_, by=1) == (ACCEPT if type_ in OWN else DROP)


def test_what_is_answered_is_looked_up_only_where_it_matters() -> None:
    mention, like = Notice(1, "mention", 2), Notice(1, "favourite", 2)

    assert asks_for_thread(mention, Policy(), NOTHING)
    assert not asks_for_thread(mention, ALL_OPEN, NOTHING)
    assert not asks_for_thread(like, Policy(), NOTHING)
    for ties in (FOLLOWED, PERMITTED, STAFF):
        assert not asks_for_thread(mention, Policy(), ties)
