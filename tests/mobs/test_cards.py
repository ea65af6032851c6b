"""What a card of a mob says in each of its states, as a table of cases."""

from typing import Any

import pytest
from msgspec import structs

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core import i18n
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND, iso
from goodmob.mobs.entities.commitment import Commitment, Condition
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.card import card_of
from goodmob.mobs.pages.lines import Line, left
from goodmob.mobs.rules.choices import Choices
from tests.world.world import World

NOW = 1_790_000_000 * SECOND


@pytest.fixture
async def host(world: World) -> Account:
    """Ben, who calls."""
    ben = await world.person("ben")
    [account] = await show_accounts(world.house, [int(ben.id)])
    return account


def mob(host: Account, **more: Any) -> Mob:
    """A mob in eighteen hours, for an hour, which nobody has joined."""
    usual: dict[str, Any] = {
        "id": "5",
        "status_id": "6",
        "url": "https://goodmob.test/mobs/5",
        "title": "Pick up one piece of litter",
        "verb": "do",
        "unit": "pieces",
        "state": "gathering",
        "starts_at": iso(NOW + 18 * HOUR),
        "ends_at": iso(NOW + 19 * HOUR),
        "time_zone": "UTC",
        "server_time": iso(NOW),
        "threshold": None,
        "cap": None,
        "join_by": None,
        "place": None,
        **dict.fromkeys(("joined", "waiting", "present", "done", "tally", "verified"), 0),
        "host": host,
        "joined_by_following": (),
        "me": None,
        "chapters": (),
        "report_url": None,
        **dict.fromkeys(("addressee", "parent_id", "area_threshold", "crowd")),
        **dict.fromkeys(("demand", "answer", "met_at", "chapter_state")),
        "choices": Choices(),
        "paused": False,
        "slow": 0,
        **dict.fromkeys(("languages", "rules", "media_attachments", "roles", "areas"), ()),
        "following": False,
    }
    return Mob(**{**usual, **more})


def mine(host: Account, state: str, **more: Any) -> Commitment:
    """What ties the viewer to the mob."""
    usual: dict[str, Any] = {
        "id": "7",
        "mob_id": "5",
        "account": host,
        "party_size": 1,
        "code": "BCDFGH",
        "created_at": iso(NOW),
        **dict.fromkeys(("position", "condition", "missing", "invited_by", "offer_expires_at", "present_at")),
        **dict.fromkeys(("role", "lacking", "named", "last_invited_by")),
    }
    return Commitment(**{**usual, "state": state, **more})


TEN = Condition(people=10, area=None, account=None, before=None)
NEAR = {"starts_at": iso(NOW + 12 * MINUTE), "ends_at": iso(NOW + 72 * MINUTE)}
LIVE = {"state": "live", "starts_at": iso(NOW - MINUTE), "ends_at": iso(NOW + 36 * MINUTE + 41 * SECOND)}
PLACES = {"threshold": 300, "cap": 800}
OFFERED = {"offer_expires_at": iso(NOW + 14 * MINUTE + 32 * SECOND)}

CASES: dict[str, tuple[dict[str, Any], str, dict[str, Any], tuple[str, str, str, str]]] = {
    "calling": (
        {**PLACES, "joined": 212},
        "",
        {},
        ("calling", "Calling, 18 h 00 min to join", "88 more and it is on", "Join in"),
    ),
    "calling, you are in": (
        *({**PLACES, "joined": 213}, "confirmed", {}),
        ("calling", "Calling, 18 h 00 min to join", "You’re in, 87 more", "Share"),
    ),
    "calling, nobody needed": ({}, "", {}, ("calling", "Calling, starts in 18 h 00 min", "Be the first", "Join in")),
    "on": (
        *({**PLACES, "state": "tipped", "joined": 486}, "", {}),
        ("on", "It is on, starts in 18 h 00 min", "314 places left", "Join in"),
    ),
    "full": (
        *({**PLACES, "state": "tipped", "joined": 800, "waiting": 14}, "", {}),
        ("full", "Full, starts in 18 h 00 min", "14 are waiting", "Wait in line"),
    ),
    "full, you are in": (
        *({**PLACES, "state": "tipped", "joined": 800, "waiting": 14}, "confirmed", {}),
        ("on", "It is on, starts in 18 h 00 min", "You’re in, and it is full", "Share"),
    ),
    "held for you": (
        *({**PLACES, "state": "tipped", "joined": 799}, "offered", OFFERED),
        ("on", "Held for you for 14:32", "It is yours if you want it", "Take my place"),
    ),
    "waiting in line": (
        *({**PLACES, "state": "tipped", "joined": 800, "waiting": 14}, "waitlisted", {"position": 3}),
        ("full", "You wait in line, starts in 18 h 00 min", "You are number 3 in line", "Leave the line"),
    ),
    "waiting for others": (
        *({"joined": 4}, "waiting", {"condition": TEN, "missing": 5}),
        ("calling", "Calling, starts in 18 h 00 min", "5 more, and you come", "Share"),
    ),
    "about to start": (
        *({**PLACES, **NEAR, "state": "tipped", "joined": 618, "present": 57}, "confirmed", {}),
        ("on", "Starts in 12:00", "57 are there", "I’m here"),
    ),
    "about to start, you are there": (
        *({**NEAR, "joined": 3, "present": 1}, "confirmed", {"present_at": iso(NOW)}),
        ("on", "Starts in 12:00", "1 is there", "Share"),
    ),
    "about to start, too few": (
        *({**NEAR, **PLACES, "joined": 3}, "confirmed", {}),
        ("calling", "Calling, 12:00 to join", "You’re in, 297 more", "Share"),
    ),
    "joining has ended": (
        *({"join_by": iso(NOW - HOUR), "joined": 3}, "", {}),
        ("calling", "Joining has ended, starts in 18 h 00 min", "3 are in", "Look inside"),
    ),
    "live": (
        *({**LIVE, **PLACES, "joined": 618, "done": 412}, "confirmed", {}),
        ("live", "Live now, 36:41 left", "412 did it so far", "I did it"),
    ),
    "live, to somebody new": (
        *({**LIVE, "verb": "bring"}, "", {}),
        ("live", "Live now, 36:41 left", "Be the first who brings it", "I brought it"),
    ),
    "live and full": (
        *({**LIVE, "cap": 5, "joined": 5, "done": 1}, "", {}),
        ("live", "Live now, 36:41 left", "1 did it so far", "Wait in line"),
    ),
    "over": (
        *({"state": "tallying", "done": 1, "tally": 3}, "done", {}),
        ("done", "Over, the last deeds are counted", "1 person did it", "See what we did"),
    ),
    "done": (
        *(
            {"state": "reported", "starts_at": iso(NOW - DAY), "ends_at": iso(NOW - DAY), "done": 517, "tally": 2140},
            "",
            {},
        ),
        ("done", "Done, Sun, 20 Sept", "517 people did it", "See what we did"),
    ),
    "paused": (
        {"state": "halted", "joined": 5},
        "",
        {},
        ("paused", "Stopped by the moderators", "No new places now", "What happened?"),
    ),
    "called off": ({"state": "cancelled"}, "void", {}, ("stopped", "Called off", "Nobody is needed", "Read why")),
    "failed": (
        *({"state": "failed", "threshold": 10, "joined": 4}, "", {}),
        ("stopped", "It does not take place", "6 were missing", "Look inside"),
    ),
    "draft": (
        {"state": "draft", "status_id": None},
        "",
        {},
        ("draft", "A draft, which only you see", "", "Publish it"),
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_card_says_where_the_mob_stands_and_what_to_do_next(host: Account, name: str) -> None:
    about, state, commitment, expected = CASES[name]
    me = mine(host, state, **commitment) if state else None

    card = card_of(mob(host, **about, me=me), NOW)

    clock = card.state.before
    if card.state.until is not None:
        clock += card.state.left(NOW) + card.state.after
    said = card.say.plain if isinstance(card.say, Line) else card.say
    assert (card.look, clock, said, card.step.label) == expected
    assert bool(card.why) == (card.look in {"paused", "stopped"})


RINGS: dict[str, tuple[dict[str, Any], tuple[float, float, float | None, str]]] = {
    "of a cap, with a notch": ({**PLACES, "joined": 212}, (26.5, 0.0, 135.0, "of 800")),
    "of a threshold": ({"threshold": 4, "joined": 1}, (25.0, 0.0, None, "of 4")),
    "beyond a threshold": ({"threshold": 4, "joined": 9}, (100.0, 0.0, None, "joined")),
    "of nothing": ({}, (0.0, 0.0, None, "joined")),
    "with deeds": ({**LIVE, **PLACES, "joined": 618, "done": 412}, (77.2, 51.5, 135.0, "of 800")),
    "when all is done": ({"state": "reported", "joined": 10, "done": 5, "tally": 7}, (0.0, 50.0, None, "pieces")),
}


@pytest.mark.parametrize("name", RINGS)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_ring_shows_how_far_it_is(host: Account, name: str) -> None:
    about, expected = RINGS[name]

    ring = card_of(mob(host, **about), NOW).ring

    assert (ring.joined, ring.did, ring.notch, ring.caption) == expected


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_line_knows_its_words_for_one_and_for_many(host: Account) -> None:
    card = card_of(mob(host, state="tipped", cap=5, joined=4), NOW)

    assert isinstance(card.say, Line)
    assert (card.say.key, card.say.one, card.say.many) == ("left", "%(num)s place left", "%(num)s places left")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_it_names_those_one_follows(host: Account) -> None:
    ada, cleo, mo = (structs.replace(host, display_name=name) for name in ("Ada", "Cleo", ""))

    said = [
        card_of(mob(host, joined_by_following=people), NOW).who for people in ([], [mo], [ada, cleo], [ada, cleo, mo])
    ]

    assert said == ["", "ben is in", "Ada and Cleo are in", "Ada, Cleo and others you follow are in"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_it_speaks_the_readers_language(host: Account) -> None:
    before = i18n.current.set("fr")
    try:
        card = card_of(mob(host, **PLACES, joined=299), NOW)
    finally:
        i18n.current.reset(before)

    assert (card.step.label, card.ring.caption) == ("Participer", "sur 800")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (3 * DAY + HOUR, "3 days"),
        (2 * DAY - SECOND, "47 h 59 min"),
        (HOUR, "1 h 00 min"),
        (HOUR - SECOND, "59:59"),
        (9 * SECOND, "0:09"),
        (-SECOND, "0:00"),
    ],
)
def test_a_countdown_says_what_is_left(span: int, words: str) -> None:
    assert left(span) == words
